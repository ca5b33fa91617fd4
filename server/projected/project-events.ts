/**
 * What events come to, in the transaction that keeps them: the same reducers as at a kiosk, over the tables of the whole
 * property. An event that this program does not know is kept, and told by nothing until a newer program makes all anew.
 */
import type { Transaction } from 'kysely';
import type { PropertyId } from '../../shared/domain/ids.ts';
import type { Envelope } from '../../shared/events/envelope.ts';
import { type LedgerEvent, readEvent } from '../../shared/events/event.ts';
import { EDITION } from '../../shared/projections/edition.ts';
import { project } from '../../shared/projections/project.ts';
import type { Rows, TableName } from '../../shared/projections/tables.ts';
import type { Database } from '../store/open.ts';
import type { Tables } from '../store/tables.ts';
import { createRowCache, type RowCache } from './row-cache.ts';

/** Does nothing where the property's rows are still to be made anew: that will take these, too. */
export async function projectEvents(
  trx: Transaction<Tables>,
  property: PropertyId,
  events: readonly Envelope[],
): Promise<void> {
  const made = await trx
    .insertInto('projected_editions')
    .values({ property_id: property, edition: EDITION })
    // Written in any case: of two kiosks of a property, one waits here for the other.
    .onConflict((conflict) =>
      conflict
        .column('property_id')
        .doUpdateSet(({ ref }) => ({ edition: ref('projected_editions.edition') })),
    )
    .returning('edition')
    .executeTakeFirstOrThrow();
  if (made.edition === EDITION) await reduce(createRowCache(trx, property), events);
}

/** At the start: the properties whose rows another program made, one after another. Answers how many they were. */
export async function projectAnew(db: Database, edition = EDITION): Promise<number> {
  const rows = await db
    .selectFrom('projected_editions')
    .select('property_id')
    .where('edition', '!=', edition)
    .execute();
  for (const { property_id } of rows) {
    await db.transaction().execute((trx) => makeAnew(trx, property_id, edition));
  }
  return rows.length;
}

const AT_ONCE = 500;

async function makeAnew(trx: Transaction<Tables>, property: PropertyId, edition: number): Promise<void> {
  await trx.updateTable('projected_editions').set({ edition }).where('property_id', '=', property).execute();
  await trx.deleteFrom('projected').where('property_id', '=', property).execute();
  const cache = createRowCache(trx, property);
  for (let offset = 0; ; offset += AT_ONCE) {
    const rows = await trx
      .selectFrom('events')
      .select('body')
      .where('property_id', '=', property)
      // As they arrived: whoever acted on what another kiosk wrote had heard of it from here.
      .orderBy('received_at')
      .orderBy('stream')
      .orderBy('seq')
      .limit(AT_ONCE)
      .offset(offset)
      .execute();
    await reduce(
      cache,
      rows.map(({ body }) => JSON.parse(body) as Envelope),
    );
    if (rows.length < AT_ONCE) return;
  }
}

async function reduce(cache: RowCache, events: readonly Envelope[]): Promise<void> {
  await cache.foresee(events);
  for (const envelope of events) {
    const event = readEvent(envelope);
    if (event.ok) await drive(cache, event.value);
  }
  await cache.flush();
}

async function drive(cache: RowCache, event: LedgerEvent): Promise<void> {
  const reduction = project(event);
  let answer: Rows[TableName] | undefined;
  for (let step = reduction.next(); step.done !== true; step = reduction.next(answer)) {
    const request = step.value;
    answer = undefined;
    if (request.ask === 'read') answer = await cache.read(event.stream, request.table, request.key);
    else cache.write(event.stream, request.table, request.row);
  }
}
