/**
 * Brings the tables to what this program needs, once, in order, under a lock that two servers starting together share.
 * A database that a newer program has changed is refused: an older one would write what the newer does not expect.
 */
import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { StoreFailure } from './failure.ts';
import { migrations } from './migrations/all.ts';

export async function migrate<T>(
  db: Kysely<T>,
  all: Readonly<Record<string, Migration>> = migrations,
): Promise<Result<void, StoreFailure>> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...all }) },
  });
  const { error, results } = await migrator.migrateToLatest();
  if (error === undefined) return ok();
  const failed = results?.find(({ status }) => status === 'Error');
  const why = error instanceof Error ? error.message : String(error);
  const at = failed === undefined ? '' : ` at ${failed.migrationName}`;
  return err({ code: 'not-migrated', say: `The database could not be brought up to date${at}: ${why}` });
}
