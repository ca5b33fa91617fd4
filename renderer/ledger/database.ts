/**
 * The kiosk's database, and the only file that knows Dexie. It holds the ledger as it was written, the tables that
 * are made from it, and nothing that has a name: people live in the directory.
 */
import Dexie, { type Table } from 'dexie';
import type { Envelope } from '../../shared/events/envelope.ts';
import type { Head } from '../../shared/ledger/chain.ts';
import type { Seal } from '../../shared/ledger/seal.ts';
import { type Rows, type TableName, tables } from '../../shared/projections/tables.ts';

/** Bump when `tables` changes its keys or indexes: Dexie then makes the new ones. */
const SCHEMA = 1;

export interface StoredHead extends Head {
  readonly key: 'head';
}

export interface LedgerDatabase {
  readonly events: Table<Envelope, number>;
  readonly seals: Table<Seal, number>;
  readonly heads: Table<StoredHead, string>;
  readonly projections: { readonly [T in TableName]: Table<Rows[T], string> };
  /** Runs `work` in one strict transaction over everything: all of it happens, on the disk, or none. */
  change<T>(work: () => Promise<T>): Promise<T>;
  /** Tells after each change of any table, and of nothing else. */
  onChange(listener: () => void): () => void;
  close(): void;
}

export function openDatabase(name: string): LedgerDatabase {
  // Chromium's default is relaxed: it says "complete" when the system's cache has it, and a power cut takes it.
  const dexie = new Dexie(name, { chromeTransactionDurability: 'strict', autoOpen: true });
  dexie.version(SCHEMA).stores({ events: 'seq', seals: 'seq', heads: 'key', ...projectionStores() });
  const all = ['events', 'seals', 'heads', ...tableNames];
  const listeners = new Set<() => void>();

  return {
    events: dexie.table('events'),
    seals: dexie.table('seals'),
    heads: dexie.table('heads'),
    projections: Object.fromEntries(
      tableNames.map((table) => [table, dexie.table(table)]),
    ) as unknown as LedgerDatabase['projections'],
    change: async (work) => {
      const value = await dexie.transaction('rw', all, work);
      for (const listener of listeners) listener();
      return value;
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => dexie.close(),
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
