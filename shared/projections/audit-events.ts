/**
 * What an audit does to the tables: where it stands, what it came across, and how long somebody was at work. It counts
 * what it is told; what should be in the room it does not know.
 */
import type { AuditId, PackageId } from '../domain/ids.ts';
import type { Actor } from '../events/envelope.ts';
import { change, type EventOf, type Reducer, type Reduction, read, write } from './reducer.ts';
import type { AuditRow, SightingRow } from './tables.ts';

/** Who does nothing for longer than this is doing something else. */
const PAUSE_MS = 2 * 60_000;

export const auditStarted: Reducer<'audit.started'> = ({ data, at, actor }) =>
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
    zone: null,
    closedZones: [],
    by: [actor.id],
    activeMs: 0,
    lastAt: at,
    closing: null,
  });

/** Comes back to a zone that was closed: it is open again. */
export const zoneEntered: Reducer<'audit.zone-entered'> = (event) =>
  work(event, (row) => ({
    zone: event.data.zone,
    closedZones: row.closedZones.filter((zone) => zone !== event.data.zone),
  }));

export const zoneClosed: Reducer<'audit.zone-closed'> = (event) =>
  work(event, (row) => ({
    zone: null,
    closedZones: [...row.closedZones.filter((zone) => zone !== event.data.zone), event.data.zone],
  }));

export function* auditSeen(event: EventOf<'audit.seen'>): Reduction {
  const { audit, package: id } = event.data;
  const before = yield* read('sightings', keyOf(audit, id));
  yield* write('sightings', seen(audit, id));
  yield* work(event, (row) => ({ settled: row.settled - (before?.why == null ? 0 : 1) }));
}

/** Seen in two wrong places, it is one misplaced package, where it was seen last. */
export function* auditMisplaced(event: EventOf<'audit.misplaced'>): Reduction {
  const { audit, package: id, zone } = event.data;
  const before = yield* read('sightings', keyOf(audit, id));
  yield* write('sightings', { ...seen(audit, id), elsewhere: zone });
  yield* work(event, (row) => ({
    misplaced: row.misplaced + (before?.elsewhere == null ? 1 : 0),
    settled: row.settled - (before?.why == null ? 0 : 1),
  }));
}

export function* auditStrayed(event: EventOf<'audit.strayed'>): Reduction {
  const { audit, code } = event.data;
  const key = keyOf(audit, code);
  const before = yield* read('sightings', key);
  const zone = (yield* read('audits', audit))?.zone ?? null;
  const why = before?.why ?? null;
  yield* write('sightings', { key, audit, package: null, code, elsewhere: zone, isSeen: true, why });
  yield* work(event, () => ({}));
}

/** Two reasons for one discrepancy settle it once: the later one holds. */
export function* auditSettled(event: EventOf<'audit.settled'>): Reduction {
  const { audit, package: id, code, why } = event.data;
  const key = keyOf(audit, id ?? code ?? '');
  const before = yield* read('sightings', key);
  const blank = { key, audit, package: id, code, elsewhere: null, isSeen: id === null, why };
  yield* write('sightings', before === undefined ? blank : { ...before, why });
  yield* work(event, (row) => ({ settled: row.settled + (before?.why == null ? 1 : 0) }));
}

export const auditClosed: Reducer<'audit.closed'> = (event) =>
  work(event, () => {
    const { found, missing, extra } = event.data;
    const closing = { seq: event.seq, hash: event.hash };
    return { found, missing, extra, state: 'closed', closedAt: event.at, zone: null, closing };
  });

function keyOf(audit: AuditId, what: PackageId | string): string {
  return `${audit}/${what}`;
}

function seen(audit: AuditId, id: PackageId): SightingRow {
  return { key: keyOf(audit, id), audit, package: id, code: null, elsewhere: null, isSeen: true, why: null };
}

interface Worked {
  readonly at: string;
  readonly actor: Actor;
  readonly data: { readonly audit: AuditId };
}

/** Somebody did something for the audit: its time runs on, unless they come back from a pause. */
function* work({ at, actor, data }: Worked, then: (row: AuditRow) => Partial<AuditRow>): Reduction {
  yield* change('audits', data.audit, (row) => {
    const since = Date.parse(at) - Date.parse(row.lastAt);
    // A clock that was set back took no time away.
    const active = since > 0 && since <= PAUSE_MS ? since : 0;
    const by = row.by.includes(actor.id) ? row.by : [...row.by, actor.id];
    return { ...row, activeMs: row.activeMs + active, lastAt: at, by, ...then(row) };
  });
}
