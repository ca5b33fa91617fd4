/** What the events of a package's life do to the tables. */
import { unitOf } from '../domain/package.ts';
import { change, type EventOf, type Reducer, type Reduction, read, write } from './reducer.ts';
import { count, occupy, tally } from './tallies.ts';

export function* received({ data, at }: EventOf<'package.received'>): Reduction {
  yield* write('packages', {
    id: data.package,
    roomCode: data.roomCode,
    tracking: data.tracking,
    carrier: data.carrier,
    readBy: data.readBy,
    recipient: data.recipient,
    unit: unitOf(data.recipient) ?? '',
    classes: data.classes,
    zone: data.zone,
    state: 'received',
    place: 'in-room',
    session: data.session,
    receivedAt: at,
    goneAt: null,
    photo: null,
    noPhoto: null,
  });
  yield* change('sessions', data.session, (row) => ({ ...row, packages: row.packages + 1 }));
  yield* occupy(data.zone, 1);
  yield* tally(at, 'received');
  yield* count('received');
}

export function* photographed({ data }: EventOf<'package.photographed'>): Reduction {
  yield* change('packages', data.package, (row) => ({ ...row, photo: data.photo, noPhoto: null }));
}

export function* notPhotographed({ data }: EventOf<'package.not-photographed'>): Reduction {
  yield* change('packages', data.package, (row) => ({ ...row, noPhoto: data.why }));
}

export function* stored({ data }: EventOf<'package.stored'>): Reduction {
  const before = yield* read('packages', data.package);
  if (before?.place !== 'in-room') return;
  yield* write('packages', { ...before, state: 'stored', zone: data.zone });
  if (before.zone !== data.zone) {
    yield* occupy(before.zone, -1);
    yield* occupy(data.zone, 1);
  }
}

/** A package can leave once. A second collection, such as by another kiosk, changes no count here. */
export function* collected({ data, at }: EventOf<'package.collected'>): Reduction {
  const before = yield* read('packages', data.package);
  if (before === undefined || before.state === 'collected') return;
  yield* write('packages', { ...before, state: 'collected', place: 'gone', goneAt: at });
  yield* change('sessions', data.session, (row) => ({ ...row, packages: row.packages + 1 }));
  if (before.place === 'in-room') yield* occupy(before.zone, -1);
  yield* tally(at, 'collected');
}

export function* missing({ data, at }: EventOf<'package.missing'>): Reduction {
  const before = yield* read('packages', data.package);
  if (before?.place !== 'in-room') return;
  yield* write('packages', { ...before, state: 'missing', place: 'gone', goneAt: at });
  yield* occupy(before.zone, -1);
}

export function* found({ data }: EventOf<'package.found'>): Reduction {
  const before = yield* read('packages', data.package);
  if (before?.state !== 'missing') return;
  yield* write('packages', { ...before, state: 'stored', place: 'in-room', goneAt: null });
  yield* occupy(before.zone, 1);
}

export const labelPrepared: Reducer<'label.prepared'> = ({ data }) =>
  write('labels', { job: data.job, package: data.package, state: 'prepared', troubles: [] });
