/**
 * Makes a kiosk one of a property: it shows a code and proves that it holds both of its keys. A kiosk that comes again,
 * with the same ledger's key, gets its stream back with another link; nobody else ever gets it.
 */
import type { Transaction } from 'kysely';
import { EnrolmentCode, type EnrolmentProof, type EnrolmentRequest } from '../../shared/api/enrolment.ts';
import { toUtf8 } from '../../shared/basics/bytes.ts';
import type { EpochMs } from '../../shared/basics/clock.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { PropertyId } from '../../shared/domain/ids.ts';
import { NOTHING_BEFORE } from '../../shared/events/envelope.ts';
import { canonical } from '../../shared/ledger/canonical.ts';
import { isSignedWith } from '../../shared/ledger/seal.ts';
import type { Database } from '../store/open.ts';
import type { Tables } from '../store/tables.ts';
import { type CodeKeeping, useEnrolmentCode } from './enrolment-codes.ts';

export type NotEnrolled = 'proof-wrong' | 'code-not-good' | 'stream-taken';

/** What is wrong undoes all of it: a code is not used up by a kiosk that was refused. */
class Undone extends Error {}

export async function enrol(
  db: Database,
  keeping: CodeKeeping,
  request: EnrolmentRequest,
  now: EpochMs,
): Promise<Result<PropertyId, NotEnrolled>> {
  const code = EnrolmentCode.safeParse(request.code);
  if (!code.success) return err('code-not-good');
  if (!isProven(request, code.data)) return err('proof-wrong');
  try {
    return await db.transaction().execute(async (trx) => {
      const property = await useEnrolmentCode(trx, keeping, code.data, request.stream, now);
      if (property === null) return err('code-not-good');
      if (!(await take(trx, request, property, now))) throw new Undone();
      return ok(property);
    });
  } catch (cause) {
    if (cause instanceof Undone) return err('stream-taken');
    throw cause;
  }
}

function isProven(
  { stream, ledgerKey, linkKey, ledgerProof, linkProof }: EnrolmentRequest,
  code: string,
): boolean {
  const proof: EnrolmentProof = {
    purpose: 'packroom-enrolment',
    code,
    stream,
    ledger: ledgerKey.x,
    link: linkKey.x,
  };
  const bytes = toUtf8(canonical(proof));
  return isSignedWith(ledgerKey, ledgerProof, bytes) && isSignedWith(linkKey, linkProof, bytes);
}

/** False where the name is another kiosk's, here or elsewhere. */
async function take(
  trx: Transaction<Tables>,
  { stream, ledgerKey, linkKey }: EnrolmentRequest,
  property: PropertyId,
  now: EpochMs,
): Promise<boolean> {
  const held = await trx
    .selectFrom('streams')
    .select(['property_id', 'public_key'])
    .where('stream', '=', stream)
    .execute();
  if (held.some((one) => one.property_id !== property || one.public_key !== ledgerKey.x)) return false;
  const link = { link_key: linkKey.x, enrolled_at: new Date(now), revoked_at: null };
  await trx
    .insertInto('streams')
    .values({
      property_id: property,
      stream,
      public_key: ledgerKey.x,
      head_hash: NOTHING_BEFORE,
      head_hlc: null,
      heard_at: null,
      quarantined_at: null,
      ...link,
    })
    .onConflict((conflict) => conflict.columns(['property_id', 'stream']).doUpdateSet(link))
    .execute();
  return true;
}
