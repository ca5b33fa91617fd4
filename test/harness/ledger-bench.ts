/** A ledger over a fake IndexedDB and a journal double: a kiosk's memory without a kiosk. */
import 'fake-indexeddb/auto';
import { type LedgerDatabase, openDatabase, tableNames } from '../../renderer/ledger/database.ts';
import { createLedger, type Ledger } from '../../renderer/ledger/ledger.ts';
import { questionsTo } from '../../renderer/ledger/questions.ts';
import type { Questions } from '../../renderer/questions.ts';
import type { Clock } from '../../shared/basics/clock.ts';
import type { LedgerEvent } from '../../shared/events/event.ts';
import { emptyTables, keyOf, projectInto } from '../../shared/projections/memory.ts';
import type { Rows, TableName } from '../../shared/projections/tables.ts';
import { START, STREAM } from './drafts.ts';
import { type JournalDouble, journalDouble } from './journal-double.ts';
import { seededRandom } from './randomness.ts';

export interface LedgerBench {
  readonly name: string;
  readonly database: LedgerDatabase;
  readonly journal: JournalDouble;
  readonly ledger: Ledger;
  readonly questions: Questions;
  readonly reports: string[];
}

let count = 0;

/** Each bench has a database of its own unless `name` says which one to open again. */
export function ledgerBench(
  journal = journalDouble(),
  name = `bench-${count++}`,
  clock: Clock = countingClock(),
): LedgerBench {
  const database = openDatabase(name);
  const reports: string[] = [];
  const ledger = createLedger({
    database,
    host: journal.client,
    stream: STREAM,
    clock,
    random: seededRandom(count),
    report: (what) => reports.push(what),
  });
  return { name, database, journal, ledger, questions: questionsTo(database), reports };
}

/** Each look at it is a millisecond later than the one before. */
function countingClock(): Clock {
  let now = START;
  return { now: () => now++, elapsed: () => now, after: () => () => undefined };
}

/** All rows of all tables, in the order of their keys: for comparing one way of making them with another. */
export async function rowsOf(database: LedgerDatabase): Promise<Record<string, unknown[]>> {
  const tables = await Promise.all(
    tableNames.map(async (name) => [name, await database.projections[name].toArray()] as const),
  );
  return Object.fromEntries(tables);
}

/** The same tables made by replaying `events` in memory. */
export function replayed(events: readonly LedgerEvent[]): Record<string, unknown[]> {
  const memory = emptyTables();
  for (const event of events) projectInto(memory, event);
  const byKey = (name: TableName) =>
    [...memory[name].values()].toSorted((a, b) =>
      keyOf(name, a as Rows[TableName] & never) < keyOf(name, b as Rows[TableName] & never) ? -1 : 1,
    );
  return Object.fromEntries(tableNames.map((name) => [name, byKey(name)]));
}
