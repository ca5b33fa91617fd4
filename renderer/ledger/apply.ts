/**
 * Writes events and what follows from them into the database, inside a transaction that the caller has opened. Nothing
 * is awaited here but the database itself: anything else would let the transaction commit early.
 */
import type { Envelope } from '../../shared/events/envelope.ts';
import { readEvent } from '../../shared/events/event.ts';
import { headOf } from '../../shared/ledger/chain.ts';
import { keyOf } from '../../shared/projections/memory.ts';
import { project } from '../../shared/projections/project.ts';
import type { Rows, TableName } from '../../shared/projections/tables.ts';
import { type LedgerDatabase, tableNames } from './database.ts';

type Row = Rows[TableName];

/** `events` follow each other and the head. An event of a newer program is kept and changes no table. */
export async function applyEvents(database: LedgerDatabase, events: readonly Envelope[]): Promise<void> {
  const last = events.at(-1);
  if (last === undefined) return;
  const rows = new Map<TableName, Map<string, Row>>(tableNames.map((name) => [name, new Map()]));
  const changed = new Map<TableName, Map<string, Row>>();
  for (const envelope of events) {
    const event = readEvent(envelope);
    if (!event.ok) continue;
    const reduction = project(event.value);
    let answer: Row | undefined;
    for (let step = reduction.next(); step.done !== true; step = reduction.next(answer)) {
      const request = step.value;
      const known = rows.get(request.table) ?? new Map<string, Row>();
      if (request.ask === 'write') {
        const key = keyOf(request.table, request.row);
        known.set(key, request.row);
        changed.set(request.table, (changed.get(request.table) ?? new Map()).set(key, request.row));
        answer = undefined;
      } else if (known.has(request.key)) {
        answer = known.get(request.key);
      } else {
        answer = await database.projections[request.table].get(request.key);
        if (answer !== undefined) known.set(request.key, answer);
      }
    }
  }
  const writes: Promise<unknown>[] = [database.events.bulkAdd([...events])];
  for (const [table, some] of changed) writes.push(putAll(database, table, [...some.values()]));
  writes.push(database.heads.put({ key: 'head', ...headOf(last) }));
  await Promise.all(writes);
}

function putAll(database: LedgerDatabase, table: TableName, rows: Row[]): Promise<unknown> {
  const store = database.projections[table] as unknown as { bulkPut(rows: Row[]): Promise<unknown> };
  return store.bulkPut(rows);
}
