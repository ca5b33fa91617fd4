/** What sessions, tasks and incidents do to the tables. */
import { change, type EventOf, type Reducer, type Reduction, write } from './reducer.ts';

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
    photo: null,
    noPhoto: null,
    signature: null,
    noSignature: null,
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
  write('tasks', {
    id: data.task,
    kind: data.kind,
    about: data.about,
    openedAt: at,
    state: 'open',
    outcome: null,
  });

export function* taskClosed({ data }: EventOf<'task.closed'>): Reduction {
  yield* change('tasks', data.task, (row) => ({ ...row, state: 'closed', outcome: data.outcome }));
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
