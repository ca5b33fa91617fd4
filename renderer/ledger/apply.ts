/**
 * Writes events and what follows from them into the database, inside a transaction that the caller has opened. Nothing
 * is awaited here but the database itself: anything else would let the transaction commit early.
 */
import type { Envelope } from '../../shared/events/envelope.ts';
import { headOf } from '../../shared/ledger/chain.ts';
import type { LedgerDatabase, TablesState, Touched } from './database.ts';
import type { LedgerHead } from './head.ts';
import { reduceOver } from './reduction.ts';
import { createRowCache, type RowCache, type Written } from './row-cache.ts';

/**
 * `events` follow each other and `before`, up to which the tables are made. Where the database ends otherwise, because
 * somebody emptied or changed it, nothing is written and this throws.
 */
export async function applyEvents(
  database: LedgerDatabase,
  events: readonly Envelope[],
  { head, tables }: LedgerHead,
  rows: RowCache = createRowCache(),
): Promise<LedgerHead> {
  const last = events.at(-1);
  if (last === undefined) return { head, tables };
  const reducing = reduceOver(rows, events);
  for (let need = reducing.needs(); need !== null; need = reducing.needs())
    rows.keep(need.table, need.key, await database.rowsOf(need.table).get(need.key));
  // An event of a newer program is kept and changes no table, until a program comes that knows it.
  const next = { ...tables, seq: last.seq, parked: tables.parked ?? reducing.parked() };
  const written = rows.takeWritten();
  await Promise.all([
    // Asked with the writes, not before them: one way to the database and back instead of two.
    database.heads.get('head').then((stored) => {
      if ((stored?.seq ?? 0) !== head.seq || (stored?.hash ?? head.hash) !== head.hash)
        throw new Error('somebody else wrote to the database');
    }),
    database.events.bulkAdd([...events]),
    ...putRows(database, written),
    database.touched.put({ seq: last.seq, keys: keysOf(written) }),
    database.heads.put({ key: 'head', ...headOf(last), tables: next }),
  ]);
  return { head: headOf(last), tables: next };
}

/** The same for events that are in the ledger already, and follow those up to which the tables are made. */
export async function replayEvents(
  database: LedgerDatabase,
  events: readonly Envelope[],
  state: TablesState,
  rows: RowCache,
): Promise<TablesState> {
  const last = events.at(-1);
  if (last === undefined) return state;
  const reducing = reduceOver(rows, events);
  for (let need = reducing.needs(); need !== null; need = reducing.needs())
    rows.keep(need.table, need.key, await database.rowsOf(need.table).get(need.key));
  const next = { ...state, seq: last.seq, parked: state.parked ?? reducing.parked() };
  await Promise.all([
    ...putRows(database, rows.takeWritten()),
    database.heads.update('head', { tables: next }),
  ]);
  return next;
}

function putRows(database: LedgerDatabase, written: Written): Promise<unknown>[] {
  return [...written].map(([table, rows]) => database.rowsOf(table).putAll([...rows.values()]));
}

/** Which rows changed, for the next snapshot. */
function keysOf(written: Written): Touched['keys'] {
  return Object.fromEntries([...written].map(([table, rows]) => [table, [...rows.keys()]]));
}
