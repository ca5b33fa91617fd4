/**
 * Photos that a kiosk erased are erased here, too: the event says so in the transaction that takes it in, and from then on
 * nobody gets the photo or brings it back. The file goes after that; what a cut leaves lying goes at the next start.
 */
import { sql, type Transaction } from 'kysely';
import type { BlobHash } from '../../shared/api/blobs.ts';
import type { EpochMs } from '../../shared/basics/clock.ts';
import type { PropertyId } from '../../shared/domain/ids.ts';
import { catalog } from '../../shared/events/catalog.ts';
import type { Envelope } from '../../shared/events/envelope.ts';
import type { Database } from '../store/open.ts';
import type { Tables } from '../store/tables.ts';

/** The photos of packages that these events say are erased. */
export function erasedBy(events: readonly Envelope[]): BlobHash[] {
  return events.flatMap(({ type, data }) => {
    if (type !== 'package.photo-erased') return [];
    const read = catalog[type].data.safeParse(data);
    return read.success ? [read.data.photo] : [];
  });
}

export async function noteErased(
  trx: Transaction<Tables>,
  property: PropertyId,
  hashes: readonly BlobHash[],
  now: EpochMs,
): Promise<void> {
  if (hashes.length === 0) return;
  await sql`
    insert into blobs_erased (property_id, hash, erased_at)
    select ${property}, e.hash, ${new Date(now)} from unnest(${hashes}::text[]) as e (hash)
    on conflict (property_id, hash) do nothing`.execute(trx);
  await trx
    .deleteFrom('blobs')
    .where('property_id', '=', property)
    .where('hash', '=', sql<BlobHash>`any(${hashes}::text[])`)
    .execute();
}

/** Removes the files of a property's erased photos that still lie there. */
export async function removeErased(
  db: Database,
  property: PropertyId,
  remove: (hash: BlobHash) => Promise<void>,
  now: EpochMs,
): Promise<void> {
  const lying = await db
    .selectFrom('blobs_erased')
    .select('hash')
    .where('property_id', '=', property)
    .where('removed_at', 'is', null)
    .execute();
  for (const { hash } of lying) {
    await remove(hash);
    await db
      .updateTable('blobs_erased')
      .set({ removed_at: new Date(now) })
      .where('property_id', '=', property)
      .where('hash', '=', hash)
      .execute();
  }
}

/** At the start: the properties where a cut left some lying. */
export async function propertiesWithErased(db: Database): Promise<PropertyId[]> {
  const rows = await db
    .selectFrom('blobs_erased')
    .select('property_id')
    .distinct()
    .where('removed_at', 'is', null)
    .execute();
  return rows.map(({ property_id }) => property_id);
}
