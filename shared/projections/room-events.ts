/** What sessions, tasks, audits and incidents do to the tables. */
import { change, type EventOf, type Reducer, type Reduction, read, write } from './reducer.ts';

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
    declared: null,
    rating: null,
  });

export function* sessionEnded({ data, at }: EventOf<'session.ended'>): Reduction {
  yield* change('sessions', data.session, (row) => ({ ...row, endedAt: at, state: 'ended' }));
}

export function* sessionCounted({ data }: EventOf<'session.counted'>): Reduction {
  yield* change('sessions', data.session, (row) => ({ ...row, declared: data.declared }));
}

export function* sessionRated({ data }: EventOf<'session.rated'>): Reduction {
  yield* change('sessions', data.session, (row) => ({ ...row, rating: data.rating }));
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
    misplaced: 0,
    settled: 0,
  });

export const auditSeen: Reducer<'audit.seen'> = ({ data }) =>
  write('sightings', {
    key: `${data.audit}/${data.package}`,
    audit: data.audit,
    package: data.package,
    elsewhere: null,
  });

/** Seen in two wrong places, it is one misplaced package, where it was seen last. */
export function* auditMisplaced({ data }: EventOf<'audit.misplaced'>): Reduction {
  const key = `${data.audit}/${data.package}`;
  const before = yield* read('sightings', key);
  yield* write('sightings', { key, audit: data.audit, package: data.package, elsewhere: data.zone });
  if (before?.elsewhere != null) return;
  yield* change('audits', data.audit, (row) => ({ ...row, misplaced: row.misplaced + 1 }));
}

export function* auditSettled({ data }: EventOf<'audit.settled'>): Reduction {
  yield* change('audits', data.audit, (row) => ({ ...row, settled: row.settled + 1 }));
}

export const auditStrayed: Reducer<'audit.strayed'> = ({ data }) =>
  write('sightings', {
    key: `${data.audit}/${data.code}`,
    audit: data.audit,
    package: null,
    elsewhere: null,
  });

export function* auditClosed({ data, at }: EventOf<'audit.closed'>): Reduction {
  const { audit, ...result } = data;
  yield* change('audits', audit, (row) => ({ ...row, ...result, state: 'closed', closedAt: at }));
}

export const incidentOpened: Reducer<'incident.opened'> = ({ data, at }) =>
  write('incidents', {
    id: data.incident,
    kind: data.kind,
    about: data.about,
    openedAt: at,
    state: 'open',
    archive: null,
  });

export function* incidentPacked({ data }: EventOf<'incident.packed'>): Reduction {
  yield* change('incidents', data.incident, (row) => ({ ...row, archive: data.archive }));
}

export function* incidentClosed({ data }: EventOf<'incident.closed'>): Reduction {
  yield* change('incidents', data.incident, (row) => ({ ...row, state: 'closed' }));
}
