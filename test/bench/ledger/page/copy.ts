/**
 * Copies a whole database, with its stores and indexes as they are: a baseline has the same rows in the same shape as
 * ours by construction. It knows no table; what is there already is written again, but for `growing`, which only grows.
 */
import { answered, completed, opened } from './indexed-db.ts';

const PIECE = 5_000;

export async function copyDatabase(from: string, to: string, growing: string): Promise<void> {
  const source = await opened(from);
  const target = await opened(to, (made) => makeStores(source, made));
  for (const name of source.objectStoreNames) await copyStore(source, target, name, name === growing);
  source.close();
  target.close();
}

function makeStores(source: IDBDatabase, target: IDBDatabase): void {
  const transaction = source.transaction([...source.objectStoreNames]);
  for (const name of source.objectStoreNames) {
    const { keyPath, autoIncrement, indexNames } = transaction.objectStore(name);
    const store = target.createObjectStore(name, { keyPath, autoIncrement });
    for (const index of indexNames) {
      const { keyPath: fields, unique, multiEntry } = transaction.objectStore(name).index(index);
      store.createIndex(index, fields, { unique, multiEntry });
    }
  }
}

async function copyStore(
  source: IDBDatabase,
  target: IDBDatabase,
  name: string,
  isGrowing: boolean,
): Promise<void> {
  let after = isGrowing ? await lastKey(target, name) : null;
  for (;;) {
    const range = after === null ? null : IDBKeyRange.lowerBound(after, true);
    const store = source.transaction(name).objectStore(name);
    const [keys, rows] = await Promise.all([
      answered(store.getAllKeys(range, PIECE)),
      answered(store.getAll(range, PIECE)),
    ]);
    if (rows.length === 0) return;
    const writing = target.transaction(name, 'readwrite', { durability: 'relaxed' });
    for (const row of rows) writing.objectStore(name).put(row);
    await completed(writing);
    after = keys.at(-1) ?? null;
  }
}

async function lastKey(database: IDBDatabase, name: string): Promise<IDBValidKey | null> {
  const cursor = await answered(database.transaction(name).objectStore(name).openKeyCursor(null, 'prev'));
  return cursor?.key ?? null;
}
