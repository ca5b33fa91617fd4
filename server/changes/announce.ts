/**
 * Tells the kiosks of a property that something changed, in the transaction that changes it. The feed's own row is
 * locked until that commits, so that numbers become visible in their order: a reader who has seen 7 has missed nothing
 * before it.
 */
import { sql, type Transaction } from 'kysely';
import type { EpochMs } from '../../shared/basics/clock.ts';
import type { PropertyId } from '../../shared/domain/ids.ts';
import type { Tables } from '../store/tables.ts';
import type { Announced } from './tables.ts';

export async function announce(
  trx: Transaction<Tables>,
  property: PropertyId,
  what: Announced,
  now: EpochMs,
): Promise<void> {
  const { last } = await trx
    .insertInto('feeds')
    .values({ property_id: property, last: 1 })
    .onConflict((conflict) => conflict.column('property_id').doUpdateSet({ last: sql`feeds.last + 1` }))
    .returning('last')
    .executeTakeFirstOrThrow();
  await trx
    .insertInto('changes')
    .values({
      property_id: property,
      number: last,
      kind: what.kind,
      what: JSON.stringify(what),
      at: new Date(now),
    })
    .execute();
}
