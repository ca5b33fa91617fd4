/**
 * The kiosk's database, and the only file that knows Dexie. It holds the ledger as it was written, the tables that
 * are made from it, and nothing that has a name: people live in the directory.
 */
import Dexie, { type Table } from 'dexie';
import type { Envelope } from '../../shared/events/envelope.ts';
import type { Head } from '../../shared/ledger/chain.ts';
import { type Rows, type TableName, tables } from '../../shared/projections/tables.ts';

/** Bump when `tables` changes its keys or indexes, or `OWN_STORES` does: Dexie then makes the new ones. */
const SCHEMA = 6;

/** How far the tables follow from the ledger, and by which program's rules. */
export interface TablesState {
  readonly edition: number;
  /** The last event that they follow from: the head itself, but for a making anew that was cut off. */
  readonly seq: number;
  /** The first event that this program could not read; null when it read them all. */
  readonly parked: number | null;
}

export interface StoredHead extends Head {
  readonly key: 'head';
  /** Missing in a database of before tables had editions. */
  readonly tables?: TablesState;
}

/** Which rows the events up to `seq`, and after the entry before, have written. */
export interface Touched {
  readonly seq: number;
  readonly keys: { readonly [T in TableName]?: readonly string[] };
}

/** How far the host's snapshot reaches: what was touched before is in it. */
export interface SnapshotMark {
  readonly key: 'snapshot';
  readonly edition: number;
  readonly seq: number;
}

export type Row = Rows[TableName];

export interface RowStore {
  get(key: string): Promise<Row | undefined>;
  /** In the order of `keys`; all of them are there. */
  getAll(keys: readonly string[]): Promise<readonly Row[]>;
  /** In the order of their keys, those that come after `key`. */
  after(key: string, limit: number): Promise<readonly Row[]>;
  putAll(rows: readonly Row[]): Promise<unknown>;
  clear(): Promise<unknown>;
}

export interface LedgerDatabase {
  readonly events: Table<Envelope, number>;
  readonly heads: Table<StoredHead, string>;
  readonly touched: Table<Touched, number>;
  readonly marks: Table<SnapshotMark, string>;
  readonly projections: { readonly [T in TableName]: Table<Rows[T], string> };
  /** A projection table whose rows nobody looks into. */
  rowsOf(table: TableName): RowStore;
  /** Runs `work` in one strict transaction over everything: all of it happens, on the disk, or none. */
  change<T>(work: () => Promise<T>): Promise<T>;
  /** Runs `work` on one state of everything, which no change comes into. */
  look<T>(work: () => Promise<T>): Promise<T>;
  /** Tells after each change of any table, and of nothing else. */
  onChange(listener: () => void): () => void;
  /** Tells when the browser has closed it, as when it was deleted: from then on it answers and keeps nothing. */
  onLost(listener: () => void): () => void;
  close(): void;
}

/** An event is found by what it is about, which most are not: it stands in no index then and costs nothing. */
const OWN_STORES = {
  events: 'seq, data.package, data.job, data.task',
  heads: 'key',
  touched: 'seq',
  marks: 'key',
} as const;

/** Of earlier schemas: seals are the host's to keep. */
const GONE_STORES = { seals: null };

export function openDatabase(name: string): LedgerDatabase {
  // Chromium's default is relaxed: it says "complete" when the system's cache has it, and a power cut takes it.
  const dexie = new Dexie(name, { chromeTransactionDurability: 'strict', autoOpen: false });
  dexie.version(SCHEMA).stores({ ...OWN_STORES, ...projectionStores(), ...GONE_STORES });
  const all = [...Object.keys(OWN_STORES), ...tableNames];
  const listeners = new Set<() => void>();
  const losers = new Set<() => void>();
  let isOpened = false;
  let isOver = false;
  // Dexie would open a database that was deleted under it anew, and an empty one looks like an empty room.
  dexie.on(
    'ready',
    () => {
      if (isOpened) throw new Error('the database was closed under this page');
      isOpened = true;
    },
    true,
  );
  dexie.on('close', () => {
    if (isOver) return;
    isOver = true;
    for (const listener of losers) listener();
  });
  // Whoever asks it first hears that it could not be opened.
  dexie.open().catch(() => undefined);

  return {
    events: dexie.table('events'),
    heads: dexie.table('heads'),
    touched: dexie.table('touched'),
    marks: dexie.table('marks'),
    projections: Object.fromEntries(
      tableNames.map((table) => [table, dexie.table(table)]),
    ) as unknown as LedgerDatabase['projections'],
    rowsOf: (table) => rowStore(dexie.table(table)),
    change: async (work) => {
      const value = await dexie.transaction('rw', all, work);
      for (const listener of listeners) listener();
      return value;
    },
    look: (work) => dexie.transaction('r', all, work),
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onLost: (listener) => {
      losers.add(listener);
      return () => losers.delete(listener);
    },
    close: () => {
      isOver = true;
      dexie.close();
    },
  };
}

function rowStore(table: Table<Row, string>): RowStore {
  return {
    get: (key) => table.get(key),
    getAll: async (keys) => (await table.bulkGet([...keys])).filter((row) => row !== undefined),
    after: (key, limit) => table.where(':id').above(key).limit(limit).toArray(),
    putAll: (rows) => table.bulkPut([...rows]),
    clear: () => table.clear(),
  };
}

export const tableNames = Object.keys(tables) as TableName[];

/** Dexie's way of writing keys and compound indexes: `id, [place+receivedAt], state`. */
function projectionStores(): Record<string, string> {
  const stores = tableNames.map((name) => {
    const { key, indexes } = tables[name];
    const written = indexes.map((fields) =>
      fields.length === 1 ? String(fields[0]) : `[${fields.join('+')}]`,
    );
    return [name, [key, ...written].join(', ')];
  });
  return Object.fromEntries(stores);
}
