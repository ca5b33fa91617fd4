/**
 * How an event becomes rows, without knowing where rows are kept. A reducer is a generator: it asks for a row and
 * is given it, and says which rows to write. What drives it may be a transaction of a database or a map in memory;
 * the reducer itself is pure.
 */
import type { EventType } from '../events/catalog.ts';
import type { LedgerEvent } from '../events/event.ts';
import type { Rows, TableName } from './tables.ts';

export type Request =
  | { readonly ask: 'read'; readonly table: TableName; readonly key: string }
  | { readonly ask: 'write'; readonly table: TableName; readonly row: Rows[TableName] };

/** The driver answers a `read` with the row or undefined, a `write` with undefined. */
export type Answer = Rows[TableName] | undefined;
export type Reduction = Generator<Request, void, Answer>;

export type EventOf<T extends EventType> = Extract<LedgerEvent, { type: T }>;
export type Reducer<T extends EventType> = (event: EventOf<T>) => Reduction;

export function* read<T extends TableName>(
  table: T,
  key: string,
): Generator<Request, Rows[T] | undefined, Answer> {
  return (yield { ask: 'read', table, key }) as Rows[T] | undefined;
}

export function* write<T extends TableName>(table: T, row: Rows[T]): Reduction {
  yield { ask: 'write', table, row };
}

/** Changes a row that is there; does nothing where there is none, as with a package of before the ledger began. */
export function* change<T extends TableName>(
  table: T,
  key: string,
  change: (row: Rows[T]) => Rows[T],
): Generator<Request, Rows[T] | undefined, Answer> {
  const row = yield* read(table, key);
  if (row !== undefined) yield* write(table, change(row));
  return row;
}

/** For events that no screen asks a question about. */
export function* nothing(): Reduction {}
