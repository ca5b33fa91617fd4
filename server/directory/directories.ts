/**
 * The directory of a property: one sealed document, changed as a whole and only from the revision that whoever changes it
 * has seen. Kiosks are told in the same transaction.
 */
import type { Transaction } from 'kysely';
import type { EpochMs } from '../../shared/basics/clock.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { RandomBytes } from '../../shared/basics/uuid.ts';
import { Directory } from '../../shared/domain/directory.ts';
import type { PropertyId } from '../../shared/domain/ids.ts';
import { announce } from '../changes/announce.ts';
import type { Keys } from '../keys.ts';
import { type Sealing, sealingWith } from '../sealing.ts';
import type { Database } from '../store/open.ts';
import type { Tables } from '../store/tables.ts';

export interface HeldDirectory {
  /** 1 for the first. */
  readonly revision: number;
  readonly directory: Directory;
}

export interface Directories {
  /** Null until there is one. */
  of(property: PropertyId, trx?: Transaction<Tables>): Promise<HeldDirectory | null>;
  /** `base` is the revision that was seen, 0 for none. The answer is the new one. */
  change(
    directory: Directory,
    base: number,
    now: EpochMs,
    trx?: Transaction<Tables>,
  ): Promise<Result<number, 'changed-meanwhile'>>;
}

const placeOf = (property: PropertyId) => `directory of ${property}`;

export function openDirectories(db: Database, keys: Keys, random: RandomBytes): Directories {
  const sealing: Sealing = sealingWith(keys.for('directories'), random);

  async function within(
    trx: Transaction<Tables>,
    directory: Directory,
    base: number,
    now: EpochMs,
  ): Promise<Result<number, 'changed-meanwhile'>> {
    const property = directory.property.id;
    const revision = base + 1;
    const sealed = sealing.seal(Buffer.from(JSON.stringify(directory)), placeOf(property));
    const changed_at = new Date(now);
    const written =
      base === 0
        ? await trx
            .insertInto('directories')
            .values({ property_id: property, revision, sealed, changed_at })
            .onConflict((conflict) => conflict.column('property_id').doNothing())
            .returning('revision')
            .executeTakeFirst()
        : await trx
            .updateTable('directories')
            .set({ revision, sealed, changed_at })
            .where('property_id', '=', property)
            .where('revision', '=', base)
            .returning('revision')
            .executeTakeFirst();
    if (written === undefined) return err('changed-meanwhile');
    await announce(trx, property, { kind: 'directory' }, now);
    return ok(revision);
  }

  return {
    async of(property, trx) {
      const row = await (trx ?? db)
        .selectFrom('directories')
        .select(['revision', 'sealed'])
        .where('property_id', '=', property)
        .executeTakeFirst();
      if (row === undefined) return null;
      const bytes = sealing.open(row.sealed, placeOf(property));
      if (!bytes.ok) throw new Error(`the directory of ${property} was not sealed by this server`);
      return {
        revision: Number(row.revision),
        directory: Directory.parse(JSON.parse(Buffer.from(bytes.value).toString('utf8'))),
      };
    },
    change: (directory, base, now, trx) =>
      trx === undefined
        ? db.transaction().execute((own) => within(own, directory, base, now))
        : within(trx, directory, base, now),
  };
}
