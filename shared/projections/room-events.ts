/** What sessions, tasks, audits, doors and devices do to the tables. */
import type { DoorId } from '../domain/ids.ts';
import { change, type EventOf, type Reducer, type Reduction, read, write } from './reducer.ts';
import type { DoorRow, LabelRow } from './tables.ts';

export const sessionStarted: Reducer<'session.started'> = ({ data, at }) =>
  write('sessions', {
    id: data.session,
    kind: data.kind,
    grant: data.grant,
    carrier: data.carrier,
    unit: data.unit,
    startedAt: at,
    endedAt: null,
    state: 'open',
    packages: 0,
  });

export function* sessionEnded({ data, at }: EventOf<'session.ended'>): Reduction {
  yield* change('sessions', data.session, (row) => ({ ...row, endedAt: at, state: 'ended' }));
}

export const taskOpened: Reducer<'task.opened'> = ({ data, at }) =>
  write('tasks', { id: data.task, kind: data.kind, about: data.about, openedAt: at, state: 'open' });

export function* taskClosed({ data }: EventOf<'task.closed'>): Reduction {
  yield* change('tasks', data.task, (row) => ({ ...row, state: 'closed' }));
}

export const auditStarted: Reducer<'audit.started'> = ({ data, at }) =>
  write('audits', {
    id: data.audit,
    state: 'open',
    startedAt: at,
    closedAt: null,
    expected: data.expected,
    found: 0,
    missing: 0,
    extra: 0,
  });

export const auditSeen: Reducer<'audit.seen'> = ({ data }) =>
  write('sightings', { key: `${data.audit}/${data.package}`, audit: data.audit, package: data.package });

export const auditStrayed: Reducer<'audit.strayed'> = ({ data }) =>
  write('sightings', { key: `${data.audit}/${data.code}`, audit: data.audit, package: null });

export function* auditClosed({ data, at }: EventOf<'audit.closed'>): Reduction {
  const { audit, ...result } = data;
  yield* change('audits', audit, (row) => ({ ...row, ...result, state: 'closed', closedAt: at }));
}

/** A reducer that sets what a door event tells and leaves the rest as it was. */
export function door(told: Partial<Pick<DoorRow, 'strike' | 'position' | 'alarm'>>) {
  return function* ({
    data,
    at,
  }: {
    readonly at: string;
    readonly data: { readonly door: DoorId };
  }): Reduction {
    const before = yield* read('doors', data.door);
    const start: DoorRow = { door: data.door, strike: 'locked', position: 'unknown', alarm: null, at };
    yield* write('doors', { ...start, ...before, ...told, at });
  };
}

/** The strike holds again: that ends the alarm that it did not, and no other. */
export function* doorLocked({ data, at }: EventOf<'door.locked'>): Reduction {
  const alarm = (yield* read('doors', data.door))?.alarm ?? null;
  yield* door({ strike: 'locked', alarm: alarm === 'stuck' ? null : alarm })({ data, at });
}

export const deviceReady: Reducer<'device.ready'> = ({ data, at }) =>
  write('devices', { role: data.role, state: 'ready', troubles: [], at });

export const deviceTrouble: Reducer<'device.trouble'> = ({ data, at }) =>
  write('devices', { role: data.role, state: 'trouble', troubles: data.troubles, at });

/** A reducer that moves a label job on. A printed label stays printed, whatever comes late. */
export function label(state: LabelRow['state']) {
  return function* ({ data }: EventOf<'label.printed' | 'label.waiting' | 'label.uncertain'>): Reduction {
    yield* change('labels', data.job, (row) => {
      if (row.state === 'printed' || row.state === 'settled') return row;
      return { ...row, state, troubles: 'troubles' in data ? data.troubles : [] };
    });
  };
}

/** A label that did not come out goes back to the queue, where it may be printed once more. */
export function* labelSettled({ data }: EventOf<'label.settled'>): Reduction {
  yield* change('labels', data.job, (row) => ({
    ...row,
    state: data.cameOut ? 'settled' : 'waiting',
    troubles: [],
  }));
}
