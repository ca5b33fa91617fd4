/**
 * Writes events and what follows from them into the database, inside a transaction that the caller has opened. Nothing
 * is awaited here but the database itself: anything else would let the transaction commit early.
 *
 * A question to the database costs a trip to another process. So the reducers, which are pure, are first rehearsed
 * without the rows, to learn which ones they ask for; those are fetched together, and so on until nothing is missing.
 */
import type { Envelope } from '../../shared/events/envelope.ts';
import { type LedgerEvent, readEvent } from '../../shared/events/event.ts';
import { headOf } from '../../shared/ledger/chain.ts';
import { keyOf } from '../../shared/projections/memory.ts';
import { project } from '../../shared/projections/project.ts';
import type { Rows, TableName } from '../../shared/projections/tables.ts';
import { type LedgerDatabase, tableNames } from './database.ts';

type Row = Rows[TableName];
/** Rows by their keys; undefined for what the database does not have. */
type Found = { readonly [T in TableName]: Map<string, Row | undefined> };

/** `events` follow each other and the head. An event of a newer program is kept and changes no table. */
export async function applyEvents(database: LedgerDatabase, events: readonly Envelope[]): Promise<void> {
  const last = events.at(-1);
  if (last === undefined) return;
  const rows = await rowsAfter(database, events.flatMap(known));
  const writes: Promise<unknown>[] = [database.events.bulkAdd([...events])];
  for (const [table, some] of rows) writes.push(putAll(database, table, [...some.values()]));
  writes.push(database.heads.put({ key: 'head', ...headOf(last) }));
  await Promise.all(writes);
}

function known(envelope: Envelope): readonly LedgerEvent[] {
  const event = readEvent(envelope);
  return event.ok ? [event.value] : [];
}

/** The rows that `events` change, as they are after the last of them. */
async function rowsAfter(
  database: LedgerDatabase,
  events: readonly LedgerEvent[],
): Promise<ReadonlyMap<TableName, ReadonlyMap<string, Row>>> {
  const found = Object.fromEntries(tableNames.map((name) => [name, new Map()])) as Found;
  for (;;) {
    const { written, missing } = rehearse(events, found);
    if (missing.size === 0) return written;
    await Promise.all(
      [...missing].map(async ([table, keys]) => {
        const rows: readonly (Row | undefined)[] = await database.projections[table].bulkGet([...keys]);
        for (const [n, key] of [...keys].entries()) found[table].set(key, rows[n]);
      }),
    );
  }
}

/** Where something is missing, what was written is not to be believed: the reducers were told that it does not exist. */
function rehearse(events: readonly LedgerEvent[], found: Found) {
  const written = new Map<TableName, Map<string, Row>>();
  const missing = new Map<TableName, Set<string>>();
  for (const event of events) {
    const reduction = project(event);
    let answer: Row | undefined;
    for (let step = reduction.next(); step.done !== true; step = reduction.next(answer)) {
      const request = step.value;
      const { table } = request;
      if (request.ask === 'write') {
        const key = keyOf(table, request.row);
        written.set(table, (written.get(table) ?? new Map()).set(key, request.row));
        answer = undefined;
      } else {
        answer = written.get(table)?.get(request.key) ?? found[table].get(request.key);
        if (answer === undefined && !found[table].has(request.key))
          missing.set(table, (missing.get(table) ?? new Set()).add(request.key));
      }
    }
  }
  return { written, missing };
}

function putAll(database: LedgerDatabase, table: TableName, rows: Row[]): Promise<unknown> {
  const store = database.projections[table] as unknown as { bulkPut(rows: Row[]): Promise<unknown> };
  return store.bulkPut(rows);
}
