/**
 * Brings the events that are older than those in the database, from the newest to the oldest, each checked by the one
 * after it: what a restored database still lacks. It may stop at any time and goes on from there.
 */
import type { Client } from '../../shared/bridge/endpoint.ts';
import type { Envelope } from '../../shared/events/envelope.ts';
import { chainFault, headOf } from '../../shared/ledger/chain.ts';
import type { LedgerDatabase } from './database.ts';

/** How many are fetched at once. */
const EVENTS = 500;

export async function completeEvents(database: LedgerDatabase, host: Pick<Client, 'ask'>): Promise<void> {
  for (;;) {
    const oldest = await database.events.orderBy('seq').first();
    if (oldest === undefined || oldest.seq === 1) return;
    const after = Math.max(0, oldest.seq - 1 - EVENTS);
    const page = await host.ask('journal.read', { after, limit: oldest.seq - 1 - after });
    if (!page.ok) throw new Error(`the events before ${oldest.seq} could not be had from the host`);
    const { events } = page.value;
    if (!leadTo(oldest, events)) throw new Error(`the journal does not lead to event ${oldest.seq}`);
    await database.change(() => database.events.bulkPut(events));
  }
}

function leadTo(later: Envelope, events: readonly Envelope[]): boolean {
  let next = later;
  for (const event of events.toReversed()) {
    if (chainFault(headOf(event), next) !== null) return false;
    next = event;
  }
  return events.length > 0;
}
