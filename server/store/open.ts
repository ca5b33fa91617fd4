/**
 * The one place that knows which PostgreSQL it is: a real one where the operator names it, else PGlite, the same engine
 * in this process, in a folder or (for tests) in memory. Whoever asks gets one query layer and never learns which.
 */
import { mkdir } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, type LogEvent, PostgresDialect } from 'kysely';
import pg from 'pg';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import { ExclusivePGliteDialect } from './exclusive-pglite.ts';
import type { StoreFailure } from './failure.ts';
import { migrate } from './migrate.ts';
import type { Tables } from './tables.ts';

export type Database = Kysely<Tables>;

export type Engine =
  /** Of any PostgreSQL from 15 on: `postgres://user:password@host/database`. */
  | { readonly kind: 'postgres'; readonly url: string; readonly connections: number }
  /** In this process. */
  | { readonly kind: 'embedded'; readonly folder: string | 'memory' };

export interface Store {
  readonly db: Database;
  close(): Promise<void>;
}

const OLDEST_VERSION = 150_000;

/** `onStatement` sees the text of every statement, without its values: for a test, never for a log. */
export async function openStore(
  engine: Engine,
  onStatement?: (sql: string) => void,
): Promise<Result<Store, StoreFailure>> {
  const log = onStatement && { log: (event: LogEvent) => onStatement(event.query.sql) };
  try {
    return engine.kind === 'postgres'
      ? await openPostgres(engine.url, engine.connections, log)
      : await openEmbedded(engine.folder, log);
  } catch (cause) {
    return err({ code: 'not-reachable', say: `The database cannot be opened: ${withoutPassword(cause)}` });
  }
}

type Logging = { readonly log: (event: LogEvent) => void } | undefined;

async function openPostgres(
  connectionString: string,
  max: number,
  log: Logging,
): Promise<Result<Store, StoreFailure>> {
  const pool = new pg.Pool({ connectionString, max, application_name: 'packroom' });
  // A connection that breaks while nobody uses it is opened anew by the next who asks.
  pool.on('error', () => {});
  const db: Database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }), ...log });
  const version = Number((await pool.query('show server_version_num')).rows[0]?.server_version_num);
  if (version < OLDEST_VERSION) {
    await db.destroy();
    return err({ code: 'too-old', say: 'Packroom needs PostgreSQL 15 or newer.' });
  }
  return migrated({ db, close: () => db.destroy() });
}

async function openEmbedded(folder: string, log: Logging): Promise<Result<Store, StoreFailure>> {
  if (folder !== 'memory') await mkdir(folder, { recursive: true, mode: 0o700 });
  const embedded = await PGlite.create(folder === 'memory' ? {} : { dataDir: folder });
  const db: Database = new Kysely<Tables>({ dialect: new ExclusivePGliteDialect(embedded), ...log });
  return migrated({ db, close: () => db.destroy() });
}

async function migrated(store: Store): Promise<Result<Store, StoreFailure>> {
  const done = await migrate(store.db);
  if (done.ok) return ok(store);
  await store.close();
  return done;
}

function withoutPassword(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause);
  return message.replace(/:\/\/[^@\s]*@/g, '://…@');
}
