/**
 * The two engines on which every test of the server's tables runs: the embedded one in memory, and a real PostgreSQL.
 * Each store is empty and its own; `statements` is all that was asked of it.
 */
import { type Engine, openStore, type Store } from '../../../server/store/open.ts';
import { type PostgresServer, startPostgres } from './postgres.ts';

export interface TestStore extends Store {
  readonly statements: string[];
}

export interface TestEngine {
  readonly name: 'PGlite' | 'PostgreSQL';
  /** Before the first store. */
  start(): Promise<void>;
  open(): Promise<TestStore>;
  /** After the last. */
  stop(): Promise<void>;
}

export function testEngines(): readonly TestEngine[] {
  return [embedded(), real()];
}

export function embedded(): TestEngine {
  return {
    name: 'PGlite',
    start: async () => {},
    open: () => opened({ kind: 'embedded', folder: 'memory' }),
    stop: async () => {},
  };
}

function real(): TestEngine {
  let server: PostgresServer | null = null;
  return {
    name: 'PostgreSQL',
    start: async () => {
      server = await startPostgres();
    },
    open: async () => {
      if (server === null) throw new Error('the test did not start its PostgreSQL');
      return opened({ kind: 'postgres', url: await server.database(), connections: 5 });
    },
    stop: async () => server?.stop(),
  };
}

async function opened(engine: Engine): Promise<TestStore> {
  const statements: string[] = [];
  const store = await openStore(engine, (sql) => statements.push(sql));
  if (!store.ok) throw new Error(store.error.say);
  return { ...store.value, statements };
}
