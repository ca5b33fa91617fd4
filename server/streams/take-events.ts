/**
 * Takes a batch of events into a stream, all of it or nothing: what is there already is held against what comes, what is
 * new has to hang on the end. Another event under a number that is taken is a fork: nothing is overwritten, what came is
 * kept aside, and the stream waits for a person. Whether hashes and seal are true is checked before.
 */
import { type SqlBool, sql, type Transaction } from 'kysely';
import type { EventBatch, StreamHead } from '../../shared/api/streams.ts';
import type { EpochMs } from '../../shared/basics/clock.ts';
import type { PropertyId, StreamId } from '../../shared/domain/ids.ts';
import type { Envelope } from '../../shared/events/envelope.ts';
import { erasedBy, noteErased } from '../blobs/erasing.ts';
import { announce } from '../changes/announce.ts';
import { projectEvents } from '../projected/project-events.ts';
import type { Database } from '../store/open.ts';
import type { Tables } from '../store/tables.ts';

export interface Offered extends EventBatch {
  readonly property: PropertyId;
  readonly stream: StreamId;
}

export interface Taken {
  readonly outcome: 'taken' | 'gap' | 'fork';
  readonly head: StreamHead;
}

/** Null where there is no such stream. */
export function takeEvents(db: Database, offered: Offered, now: EpochMs): Promise<Taken | null> {
  return db.transaction().execute(async (trx) => {
    const row = await trx
      .selectFrom('streams')
      .select(['head_seq', 'head_hash', 'state'])
      .where('property_id', '=', offered.property)
      .where('stream', '=', offered.stream)
      // Whoever comes beside waits here: only one hangs on at the end.
      .forUpdate()
      .executeTakeFirst();
    if (row === undefined) return null;
    const head = { seq: Number(row.head_seq), hash: row.head_hash };
    if (row.state === 'quarantined') return keepAside(trx, offered, head, now);
    const [first] = offered.events;
    if (first === undefined || first.seq > head.seq + 1) return { outcome: 'gap', head };
    const fresh = offered.events.filter(({ seq }) => seq > head.seq);
    const hangsOn = fresh[0] === undefined || fresh[0].prev === head.hash;
    if (!hangsOn || !(await areThere(trx, offered, head.seq))) return quarantine(trx, offered, head, now);
    const last = fresh.at(-1);
    if (last === undefined) return { outcome: 'taken', head };
    await keep(trx, offered, fresh, last, now);
    return { outcome: 'taken', head: { seq: last.seq, hash: last.hash } };
  });
}

/** Whether what the server holds of these numbers already is the same. */
async function areThere(
  trx: Transaction<Tables>,
  { property, stream, events }: Offered,
  upTo: number,
): Promise<boolean> {
  const old = events.filter(({ seq }) => seq <= upTo);
  const [first, last] = [old[0], old.at(-1)];
  if (first === undefined || last === undefined) return true;
  const held = await trx
    .selectFrom('events')
    .select(['seq', 'hash'])
    .where('property_id', '=', property)
    .where('stream', '=', stream)
    .where('seq', '>=', first.seq)
    .where('seq', '<=', last.seq)
    .execute();
  const hashes = new Map(held.map(({ seq, hash }) => [Number(seq), hash]));
  return old.every(({ seq, hash }) => hashes.get(seq) === hash);
}

async function keep(
  trx: Transaction<Tables>,
  { property, stream, seal }: Offered,
  fresh: readonly Envelope[],
  last: Envelope,
  now: EpochMs,
): Promise<void> {
  const receivedAt = new Date(now);
  await sql`
    insert into events (property_id, stream, seq, hash, type, at, hlc, body, received_at)
    select ${property}, ${stream}, e.seq, e.hash, e.type, e.at, e.hlc, e.body, ${receivedAt}
    from unnest(
      ${fresh.map(({ seq }) => seq)}::bigint[],
      ${fresh.map(({ hash }) => hash)}::text[],
      ${fresh.map(({ type }) => type)}::text[],
      ${fresh.map(({ at }) => at)}::timestamptz[],
      ${fresh.map(({ hlc }) => hlc)}::text[],
      ${fresh.map((event) => JSON.stringify(event))}::text[]
    ) as e (seq, hash, type, at, hlc, body)`.execute(trx);
  await trx
    .insertInto('seals')
    .values({
      property_id: property,
      stream,
      seq: seal.seq,
      hash: seal.hash,
      at: new Date(seal.at),
      sig: seal.sig,
    })
    .onConflict((conflict) => conflict.columns(['property_id', 'stream', 'seq']).doNothing())
    .execute();
  await trx
    .updateTable('streams')
    .set({ head_seq: last.seq, head_hash: last.hash, head_hlc: last.hlc, heard_at: receivedAt })
    .where('property_id', '=', property)
    .where('stream', '=', stream)
    .execute();
  await projectEvents(trx, property, fresh);
  await noteErased(trx, property, erasedBy(fresh), now);
  await announce(
    trx,
    property,
    { kind: 'events', stream, from: fresh[0]?.seq ?? last.seq, to: last.seq },
    now,
  );
}

async function quarantine(
  trx: Transaction<Tables>,
  offered: Offered,
  head: StreamHead,
  now: EpochMs,
): Promise<Taken> {
  await trx
    .updateTable('streams')
    .set({ state: 'quarantined', quarantined_at: new Date(now) })
    .where('property_id', '=', offered.property)
    .where('stream', '=', offered.stream)
    .execute();
  return keepAside(trx, offered, head, now);
}

/** Once each, whoever sends it again. */
async function keepAside(
  trx: Transaction<Tables>,
  { property, stream, events }: Offered,
  head: StreamHead,
  now: EpochMs,
): Promise<Taken> {
  await trx
    .insertInto('events_aside')
    .columns(['property_id', 'stream', 'seq', 'hash', 'body', 'received_at'])
    .expression(
      sql`
        select ${property}, ${stream}, e.seq, e.hash, e.body, ${new Date(now)}
        from unnest(
          ${events.map(({ seq }) => seq)}::bigint[],
          ${events.map(({ hash }) => hash)}::text[],
          ${events.map((event) => JSON.stringify(event))}::text[]
        ) as e (seq, hash, body)
        where ${notHeld(property, stream)}` as never,
    )
    .onConflict((conflict) => conflict.columns(['property_id', 'stream', 'seq', 'hash']).doNothing())
    .execute();
  return { outcome: 'fork', head };
}

/** What is in the stream itself is no other event. */
function notHeld(property: PropertyId, stream: StreamId) {
  return sql<SqlBool>`not exists (
    select 1 from events h
    where h.property_id = ${property} and h.stream = ${stream} and h.seq = e.seq and h.hash = e.hash
  )`;
}
