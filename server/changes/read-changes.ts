/**
 * One page of a property's feed for one of its kiosks: what was announced is looked up as it is now. A kiosk is not told
 * what it said itself, nor what was asked of another.
 */
import type { Change, ChangesPage } from '../../shared/api/changes.ts';
import type { PropertyId, StreamId } from '../../shared/domain/ids.ts';
import type { Envelope } from '../../shared/events/envelope.ts';
import type { Database } from '../store/open.ts';
import type { Announced } from './tables.ts';

export interface Reader {
  readonly property: PropertyId;
  readonly stream: StreamId;
}

export interface FeedPart {
  readonly db: Database;
  /** As kiosks take it; null where there is none. */
  readonly directoryOf: (
    property: PropertyId,
  ) => Promise<Pick<Change & { kind: 'directory' }, 'revision' | 'directory'> | null>;
}

interface Row {
  readonly number: number;
  readonly atMs: number;
  readonly what: Announced;
}

const MOST_ROWS = 200;
/** A page ends with the change that goes beyond. */
const MANY_EVENTS = 500;

export async function readChanges(
  { db, directoryOf }: FeedPart,
  reader: Reader,
  cursor: string,
): Promise<ChangesPage> {
  const after = await knownNumber(db, reader.property, cursor);
  const rows = await rowsAfter(db, reader.property, after);
  const changes: Change[] = [];
  let [read, events] = [0, 0];
  for (const { what } of rows) {
    if (events >= MANY_EVENTS) break;
    read += 1;
    const isOutdated =
      what.kind === 'directory' && rows.slice(read).some((later) => later.what.kind === what.kind);
    const change = isOutdated ? null : await changeOf({ db, directoryOf }, reader, what);
    if (change === null) continue;
    if (change.kind === 'events') events += change.events.length;
    changes.push(change);
  }
  const last = rows[read - 1];
  return {
    changes,
    cursor: last === undefined ? (after === 0 ? '0.0' : cursor) : `${last.number}.${last.atMs}`,
    more: read < rows.length || rows.length === MOST_ROWS,
  };
}

/** How far a cursor has read; 0 where this feed never had that change, as after it was restored from a copy. */
export async function knownNumber(db: Database, property: PropertyId, cursor: string): Promise<number> {
  const [number = 0, atMs = 0] = cursor.split('.').map(Number);
  if (number === 0) return 0;
  const row = await db
    .selectFrom('changes')
    .select('at')
    .where('property_id', '=', property)
    .where('number', '=', number)
    .executeTakeFirst();
  return row?.at.getTime() === atMs ? number : 0;
}

async function rowsAfter(db: Database, property: PropertyId, after: number): Promise<readonly Row[]> {
  const rows = await db
    .selectFrom('changes')
    .select(['number', 'at', 'what'])
    .where('property_id', '=', property)
    .where('number', '>', after)
    .orderBy('number')
    .limit(MOST_ROWS)
    .execute();
  return rows.map(({ number, at, what }) => ({ number: Number(number), atMs: at.getTime(), what }));
}

async function changeOf(
  { db, directoryOf }: FeedPart,
  { property, stream }: Reader,
  what: Announced,
): Promise<Change | null> {
  switch (what.kind) {
    case 'directory': {
      const held = await directoryOf(property);
      return held === null ? null : { kind: 'directory', ...held };
    }
    case 'pass-revoked':
      return { kind: 'pass-revoked', pass: what.pass };
    case 'command':
      return what.stream === stream ? { kind: 'command', id: what.id, command: what.command } : null;
    case 'events': {
      if (what.stream === stream) return null;
      const events = await eventsOf(db, property, what);
      return events.length === 0 ? null : { kind: 'events', stream: what.stream, events };
    }
  }
}

async function eventsOf(
  db: Database,
  property: PropertyId,
  { stream, from, to }: Announced & { kind: 'events' },
): Promise<Envelope[]> {
  const rows = await db
    .selectFrom('events')
    .select('body')
    .where('property_id', '=', property)
    .where('stream', '=', stream)
    .where('seq', '>=', from)
    .where('seq', '<=', to)
    .orderBy('seq')
    .execute();
  return rows.map(({ body }) => JSON.parse(body) as Envelope);
}
