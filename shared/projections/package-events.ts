/** What happens to a package while it is in the room, and what that does to the tables. */
import { unitOf } from '../domain/package.ts';
import type { DataOf } from '../events/catalog.ts';
import { backwards } from '../tracking/backwards.ts';
import { learnForm } from './number-forms.ts';
import { change, type EventOf, type Reduction, read, write } from './reducer.ts';
import type { PackageRow } from './tables.ts';
import { count, occupy, tally } from './tallies.ts';

export function* received({ data, at }: EventOf<'package.received'>): Reduction {
  yield* write('packages', {
    id: data.package,
    roomCode: data.roomCode,
    tracking: data.tracking,
    trackingBackwards: backwards(data.tracking),
    carrier: data.carrier,
    readBy: data.readBy,
    recipient: data.recipient,
    unit: unitOf(data.recipient) ?? '',
    classes: data.classes,
    zone: data.zone,
    slot: null,
    state: 'received',
    place: 'in-room',
    session: data.session,
    receivedAt: at,
    goneAt: null,
    heldUntil: null,
    doubt: null,
    photo: null,
    noPhoto: null,
  });
  yield* change('sessions', data.session, (row) => ({ ...row, packages: row.packages + 1 }));
  yield* occupy(data.zone, 1);
  yield* tally(at, 'received');
  yield* count('received');
  yield* learnForm(data);
}

export function* photographed({ data }: EventOf<'package.photographed'>): Reduction {
  yield* change('packages', data.package, (row) => ({ ...row, photo: data.photo, noPhoto: null }));
}

export function* notPhotographed({ data }: EventOf<'package.not-photographed'>): Reduction {
  yield* change('packages', data.package, (row) => ({ ...row, noPhoto: data.why }));
}

/** The row forgets which picture it was, so that each is erased once; the ledger does not. */
export function* photoErased({ data }: EventOf<'package.photo-erased'>): Reduction {
  yield* change('packages', data.package, (row) =>
    row.photo === data.photo ? { ...row, photo: null, noPhoto: `erased-${data.why}` } : row,
  );
}

export const stored = ({ data }: EventOf<'package.stored'>): Reduction => place(data, 'stored');

/** A package that staff move before anybody stored it stands somewhere now: it is stored. */
export const moved = ({ data }: EventOf<'package.moved'>): Reduction => place(data, 'stored');

function* place(
  to: Pick<DataOf<'package.stored'>, 'package' | 'zone' | 'slot'>,
  state: PackageRow['state'],
): Reduction {
  const before = yield* read('packages', to.package);
  if (before?.place !== 'in-room') return;
  yield* write('packages', { ...before, state, zone: to.zone, slot: to.slot });
  if (before.zone === to.zone) return;
  yield* occupy(before.zone, -1);
  yield* occupy(to.zone, 1);
}

/** Its label is no longer awaited: the job is done with, whatever became of it. */
export function* relabelled({ data }: EventOf<'package.relabelled'>): Reduction {
  yield* change('packages', data.package, (row) => ({ ...row, roomCode: data.roomCode }));
  yield* change('labels', data.job, (row) => ({ ...row, state: 'settled', troubles: [] }));
}

export function* held({ data }: EventOf<'package.held'>): Reduction {
  yield* change('packages', data.package, (row) => ({ ...row, heldUntil: data.until }));
}

export function* holdEnded({ data }: EventOf<'package.hold-ended'>): Reduction {
  yield* change('packages', data.package, (row) => ({ ...row, heldUntil: null }));
}

/** What was wrong with it for the first recipient is nothing to the next. */
export function* reassigned({ data }: EventOf<'package.reassigned'>): Reduction {
  const { recipient } = data;
  yield* change('packages', data.package, (row) => ({
    ...row,
    recipient,
    unit: unitOf(recipient) ?? '',
    doubt: null,
  }));
}

export function* damaged({ data }: EventOf<'package.damaged'>): Reduction {
  yield* change('packages', data.package, (row) =>
    row.classes.includes('damaged') ? row : { ...row, classes: [...row.classes, 'damaged'] },
  );
}

export function* doubted({ data }: EventOf<'package.doubted'>): Reduction {
  yield* change('packages', data.package, (row) => ({ ...row, doubt: data.what }));
}
