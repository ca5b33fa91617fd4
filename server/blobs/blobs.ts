/**
 * Photos and signatures of a property, by their hash: sealed before they are put away, under a name that only this server
 * can make. The bytes lie there before the database says so.
 */
import { createHash, createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { type BlobHash, BlobType } from '../../shared/api/blobs.ts';
import type { EpochMs } from '../../shared/basics/clock.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { RandomBytes } from '../../shared/basics/uuid.ts';
import type { PropertyId } from '../../shared/domain/ids.ts';
import type { Keys } from '../keys.ts';
import { sealingWith } from '../sealing.ts';
import type { Database } from '../store/open.ts';
import { removeErased } from './erasing.ts';
import type { Shelf } from './shelf.ts';

export interface Blob {
  readonly type: BlobType;
  readonly bytes: Uint8Array;
}

export type BlobFault =
  /** The bytes are not what the hash says. */
  | 'other-bytes'
  /** The bytes are no picture of that type. */
  | 'other-type';

export interface Blobs {
  /** One that was erased is taken as kept. */
  keep(property: PropertyId, hash: BlobHash, blob: Blob, now: EpochMs): Promise<Result<void, BlobFault>>;
  /** Null where there is none; `damaged` where what lies there is not what was put away. */
  read(property: PropertyId, hash: BlobHash): Promise<Result<Blob | null, 'damaged'>>;
  missing(property: PropertyId, hashes: readonly BlobHash[]): Promise<BlobHash[]>;
  /** Removes what was erased and lies there still. */
  sweep(property: PropertyId, now: EpochMs): Promise<void>;
}

export function openBlobs(db: Database, shelf: Shelf, keys: Keys, random: RandomBytes): Blobs {
  const sealing = sealingWith(keys.for('blobs'), random);
  const naming = keys.for('blob-names');
  const placeOf = (property: PropertyId, hash: BlobHash) => `blob ${hash} of ${property}`;
  const nameOf = (property: PropertyId, hash: BlobHash) =>
    createHmac('sha256', naming).update(placeOf(property, hash)).digest('hex');

  const rowOf = (property: PropertyId, hash: BlobHash) =>
    db
      .selectFrom('blobs')
      .select('type')
      .where('property_id', '=', property)
      .where('hash', '=', hash)
      .executeTakeFirst();

  const isErased = async (property: PropertyId, hash: BlobHash) => {
    const row = await db
      .selectFrom('blobs_erased')
      .select('hash')
      .where('property_id', '=', property)
      .where('hash', '=', hash)
      .executeTakeFirst();
    return row !== undefined;
  };

  async function forget(property: PropertyId, hash: BlobHash): Promise<void> {
    await db.deleteFrom('blobs').where('property_id', '=', property).where('hash', '=', hash).execute();
    await shelf.remove(nameOf(property, hash));
  }

  return {
    async keep(property, hash, { type, bytes }, now) {
      if (createHash('sha256').update(bytes).digest('hex') !== hash) return err('other-bytes');
      if (!looksLike(type, bytes)) return err('other-type');
      if ((await rowOf(property, hash)) !== undefined || (await isErased(property, hash))) return ok();
      await shelf.put(nameOf(property, hash), sealing.seal(bytes, placeOf(property, hash)));
      await db
        .insertInto('blobs')
        .values({ property_id: property, hash, type, bytes: bytes.length, stored_at: new Date(now) })
        .onConflict((conflict) => conflict.columns(['property_id', 'hash']).doNothing())
        .execute();
      // Erased while it was put away: there was nothing to remove then.
      if (await isErased(property, hash)) await forget(property, hash);
      return ok();
    },
    async read(property, hash) {
      const row = await rowOf(property, hash);
      if (row === undefined) return ok(null);
      const sealed = await shelf.get(nameOf(property, hash));
      const bytes = sealed === null ? err('damaged') : sealing.open(sealed, placeOf(property, hash));
      return bytes.ok ? ok({ type: BlobType.parse(row.type), bytes: bytes.value }) : err('damaged');
    },
    async missing(property, hashes) {
      if (hashes.length === 0) return [];
      const rows = await db
        .selectFrom('blobs')
        .select('hash')
        .where('property_id', '=', property)
        .where('hash', '=', sql<BlobHash>`any(${hashes}::text[])`)
        .execute();
      const erased = await db
        .selectFrom('blobs_erased')
        .select('hash')
        .where('property_id', '=', property)
        .where('hash', '=', sql<BlobHash>`any(${hashes}::text[])`)
        .execute();
      const there = new Set([...rows, ...erased].map(({ hash }) => hash));
      return hashes.filter((hash) => !there.has(hash));
    },
    sweep: (property, now) => removeErased(db, property, (hash) => shelf.remove(nameOf(property, hash)), now),
  };
}

/** By how a file of that type begins: a page of HTML is no photo, whatever it is called. */
function looksLike(type: BlobType, bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  switch (type) {
    case 'image/jpeg':
      return start.startsWith('\u00ff\u00d8\u00ff');
    case 'image/png':
      return start.startsWith('\u0089PNG\r\n\u001a\n');
    case 'image/webp':
      return start.startsWith('RIFF') && start.endsWith('WEBP');
    case 'image/svg+xml':
      return start.startsWith('<svg ');
  }
}
