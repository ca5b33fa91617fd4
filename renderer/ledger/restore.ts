/**
 * A database that lost everything gets its tables from the host's snapshot and only the events since then from the
 * journal. A snapshot that does not fit the journal or this program's tables is not used: the whole ledger is gone through
 * instead.
 */
import type { Client } from '../../shared/bridge/endpoint.ts';
import { headOf } from '../../shared/ledger/chain.ts';
import { EDITION } from '../../shared/projections/edition.ts';
import type { TableName } from '../../shared/projections/tables.ts';
import type { LedgerDatabase, Row } from './database.ts';
import { clearTables } from './rebuild.ts';

type Host = Pick<Client, 'ask'>;

/** How many parts are fetched at once. */
const PARTS = 5;

/** Whether the tables, and the ledger's head in the database, are now those of the snapshot. */
export async function restoreSnapshot(
  database: LedgerDatabase,
  host: Host,
  journalSeq: number,
): Promise<boolean> {
  const held = await host.ask('snapshot.head', {});
  const snapshot = held.ok ? held.value.snapshot : null;
  if (snapshot === null || snapshot.end.edition !== EDITION || snapshot.end.seq > journalSeq) return false;
  const { seq, hash, edition, parked } = snapshot.end;
  const page = await host.ask('journal.read', { after: seq - 1, limit: 1 });
  const event = page.ok ? page.value.events[0] : undefined;
  if (event?.hash !== hash) return false;

  // What an earlier restoring that was cut off has left must not stay among the rows.
  await database.change(() => clearTables(database));
  for (let after = 0; after < snapshot.parts; after += PARTS) {
    const read = await host.ask('snapshot.read', {
      after,
      limit: Math.min(PARTS, snapshot.parts - after),
    });
    if (!read.ok) return false;
    await database.change(async () => {
      for (const part of read.value.parts) {
        for (const [table, rows] of Object.entries(part)) {
          await database.rowsOf(table as TableName).putAll(rows as unknown as Row[]);
        }
      }
    });
  }
  await database.change(async () => {
    await database.events.put(event);
    await database.marks.put({ key: 'snapshot', edition, seq });
    await database.heads.put({ key: 'head', ...headOf(event), tables: { edition, seq, parked } });
  });
  return true;
}
