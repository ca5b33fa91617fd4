/**
 * Makes the tables anew from the ledger where they are not what this program would make of it: after an update, when
 * an event that was parked can be read now, or when an earlier making anew was cut off. It goes on where that stopped.
 */

import type { Client } from '../../shared/bridge/endpoint.ts';
import type { StreamId } from '../../shared/domain/ids.ts';
import type { Envelope } from '../../shared/events/envelope.ts';
import { readEvent } from '../../shared/events/event.ts';
import { EDITION } from '../../shared/projections/edition.ts';
import { replayEvents } from './apply.ts';
import { completeEvents } from './complete.ts';
import { type LedgerDatabase, type TablesState, tableNames } from './database.ts';
import { NO_TABLES, storedHead } from './head.ts';
import { createRowCache } from './row-cache.ts';

const BATCH = 1_000;

/** `progress` is told how many of how many events were gone through. */
export async function rebuildTables(
  database: LedgerDatabase,
  host: Pick<Client, 'ask'>,
  stream: StreamId,
  progress: (done: number, of: number) => void,
): Promise<void> {
  const { head, tables } = await storedHead(database, stream);
  if (head.seq === 0) return;
  const isOurs = tables.edition === EDITION && !(await isReadableNow(database, tables.parked));
  if (isOurs && tables.seq === head.seq) return;

  // The oldest events may still be on their way from the journal.
  await completeEvents(database, host);
  let state: TablesState = isOurs ? tables : NO_TABLES;
  if (!isOurs) {
    await database.change(async () => {
      await clearTables(database);
      await database.heads.update('head', { tables: NO_TABLES });
    });
  }
  const rows = createRowCache();
  while (state.seq < head.seq) {
    const events: Envelope[] = await database.events.where('seq').above(state.seq).limit(BATCH).toArray();
    const first = events[0];
    if (first?.seq !== state.seq + 1) throw new Error(`event ${state.seq + 1} is not in the database`);
    const before = state;
    state = await database.change(() => replayEvents(database, events, before, rows));
    progress(state.seq, head.seq);
  }
}

async function isReadableNow(database: LedgerDatabase, parked: number | null): Promise<boolean> {
  const event = parked === null ? undefined : await database.events.get(parked);
  return event !== undefined && readEvent(event).ok;
}

/** In a transaction. Which rows the next snapshot needs is forgotten with them: it will need them all. */
export async function clearTables(database: LedgerDatabase): Promise<void> {
  for (const table of tableNames) await database.rowsOf(table).clear();
  await database.touched.clear();
  await database.marks.clear();
}
