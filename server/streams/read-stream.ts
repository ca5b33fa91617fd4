/** A stream as it is held: how far it goes, and pages of it for a kiosk that lost it. */

import type { StreamHead, StreamPage } from '../../shared/api/streams.ts';
import type { PropertyId, StreamId } from '../../shared/domain/ids.ts';
import { type Envelope, NOTHING_BEFORE } from '../../shared/events/envelope.ts';
import type { Seal } from '../../shared/ledger/seal.ts';
import type { Database } from '../store/open.ts';

export interface HeldStream {
  readonly head: StreamHead;
  /** `x` of the ledger's key. */
  readonly publicKey: string;
}

/** Null where the property has no such stream. */
export async function heldStream(
  db: Database,
  property: PropertyId,
  stream: StreamId,
): Promise<HeldStream | null> {
  const row = await db
    .selectFrom('streams')
    .select(['head_seq', 'head_hash', 'public_key'])
    .where('property_id', '=', property)
    .where('stream', '=', stream)
    .executeTakeFirst();
  if (row === undefined) return null;
  const seq = Number(row.head_seq);
  return { head: { seq, hash: seq === 0 ? NOTHING_BEFORE : row.head_hash }, publicKey: row.public_key };
}

export async function readStream(
  db: Database,
  property: PropertyId,
  stream: StreamId,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<Omit<StreamPage, 'head'>> {
  const rows = await db
    .selectFrom('events')
    .select('body')
    .where('property_id', '=', property)
    .where('stream', '=', stream)
    .where('seq', '>', after)
    .where('seq', '<=', after + limit)
    .orderBy('seq')
    .execute();
  const events = rows.map(({ body }) => JSON.parse(body) as Envelope);
  const last = events.at(-1);
  return { events, seal: last === undefined ? null : await sealOf(db, property, last) };
}

async function sealOf(db: Database, property: PropertyId, { stream, seq }: Envelope): Promise<Seal | null> {
  const row = await db
    .selectFrom('seals')
    .select(['hash', 'at', 'sig'])
    .where('property_id', '=', property)
    .where('stream', '=', stream)
    .where('seq', '=', seq)
    .executeTakeFirst();
  return row === undefined ? null : { stream, seq, hash: row.hash, at: row.at.toISOString(), sig: row.sig };
}
