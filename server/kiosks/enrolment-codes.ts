/** One-time codes that let a kiosk into a property: shown once, kept as a keyed hash, good for a day. */
import { createHmac } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { EpochMs } from '../../shared/basics/clock.ts';
import type { RandomBytes } from '../../shared/basics/uuid.ts';
import type { PropertyId, StreamId } from '../../shared/domain/ids.ts';
import type { Database } from '../store/open.ts';
import type { Tables } from '../store/tables.ts';

/** Crockford's letters: none that is taken for another when it is typed from a telephone. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 8;
const GOOD_MS = 24 * 3_600_000;

export interface CodeKeeping {
  /** `keys.for('enrolment-codes')`. */
  readonly key: Uint8Array;
}

export async function makeEnrolmentCode(
  db: Database,
  { key }: CodeKeeping,
  property: PropertyId,
  now: EpochMs,
  random: RandomBytes,
): Promise<{ readonly code: string; readonly until: EpochMs }> {
  // 256 is a multiple of 32: every letter is as likely as any other.
  const code = Array.from(random(LENGTH), (byte) => LETTERS[byte % LETTERS.length]).join('');
  const until = now + GOOD_MS;
  await db
    .insertInto('enrolment_codes')
    .values({
      property_id: property,
      code_hash: hashed(key, code),
      made_at: new Date(now),
      until: new Date(until),
      used_at: null,
      used_by: null,
    })
    .execute();
  return { code, until };
}

/** The property that it lets into, once; null for a code that is none, is used, or is too old. */
export async function useEnrolmentCode(
  trx: Transaction<Tables>,
  { key }: CodeKeeping,
  code: string,
  stream: StreamId,
  now: EpochMs,
): Promise<PropertyId | null> {
  const used = await trx
    .updateTable('enrolment_codes')
    .set({ used_at: new Date(now), used_by: stream })
    .where('code_hash', '=', hashed(key, code))
    .where('used_at', 'is', null)
    .where('until', '>', new Date(now))
    .returning('property_id')
    .executeTakeFirst();
  return used?.property_id ?? null;
}

function hashed(key: Uint8Array, code: string): string {
  return createHmac('sha256', key).update(code).digest('hex');
}
