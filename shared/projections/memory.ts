/** Tables in memory: for a replay, for a rehearsal, and for tests that compare it with what a database has kept. */
import type { LedgerEvent } from '../events/event.ts';
import { project } from './project.ts';
import { type Rows, type TableName, tables } from './tables.ts';

export type MemoryTables = { readonly [T in TableName]: Map<string, Rows[T]> };

export function emptyTables(): MemoryTables {
  const names = Object.keys(tables) as TableName[];
  return Object.fromEntries(names.map((name) => [name, new Map()])) as unknown as MemoryTables;
}

export function projectInto(memory: MemoryTables, event: LedgerEvent): void {
  const reduction = project(event);
  let answer: Rows[TableName] | undefined;
  for (let step = reduction.next(); step.done !== true; step = reduction.next(answer)) {
    const request = step.value;
    if (request.ask === 'read') {
      answer = memory[request.table].get(request.key);
    } else {
      const table = memory[request.table] as Map<string, Rows[TableName]>;
      table.set(keyOf(request.table, request.row), request.row);
      answer = undefined;
    }
  }
}

export function keyOf<T extends TableName>(table: T, row: Rows[T]): string {
  return String(row[tables[table].key]);
}
