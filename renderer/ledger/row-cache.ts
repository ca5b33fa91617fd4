/**
 * Rows that a run of reducers has read or written, so that the next event finds them without asking the database. A
 * replay of years stays small: what was not touched for long is forgotten, and read again when it is needed.
 */
import { keyOf } from '../../shared/projections/memory.ts';
import type { TableName } from '../../shared/projections/tables.ts';
import { type Row, tableNames } from './database.ts';

/** Rows by table and key. */
export type Written = ReadonlyMap<TableName, ReadonlyMap<string, Row>>;

const ROWS_A_TABLE = 10_000;

export interface RowCache {
  has(table: TableName, key: string): boolean;
  get(table: TableName, key: string): Row | undefined;
  /** Remembers what the database has; undefined where it has none. */
  keep(table: TableName, key: string, row: Row | undefined): void;
  write(table: TableName, row: Row): void;
  /** What was written since the last call, by table. */
  takeWritten(): Written;
}

export function createRowCache(): RowCache {
  const rows = new Map(tableNames.map((name) => [name, new Map<string, Row | undefined>()]));
  const of = (table: TableName) => rows.get(table) as Map<string, Row | undefined>;
  let written = new Map<TableName, Map<string, Row>>();

  const forget = (table: Map<string, Row | undefined>) => {
    for (const key of table.keys()) {
      if (table.size <= ROWS_A_TABLE) return;
      table.delete(key);
    }
  };

  return {
    has: (table, key) => of(table).has(key),
    get: (table, key) => of(table).get(key),
    keep: (table, key, row) => void of(table).set(key, row),
    write: (table, row) => {
      const key = keyOf(table, row);
      // Deleted first, so that the map stays in the order of last use.
      of(table).delete(key);
      of(table).set(key, row);
      written.set(table, (written.get(table) ?? new Map<string, Row>()).set(key, row));
    },
    takeWritten: () => {
      const taken = written;
      written = new Map();
      // Only now: until they are in the database, rows must be found here.
      for (const table of rows.values()) forget(table);
      return taken;
    },
  };
}
