/**
 * Couriers' badges: staff scan one once, and it begins an intake from then on. Kept as a hash like a code; what is
 * printed on a badge is its owner's, so nothing here makes one up.
 */
import type { EpochMs } from '../../../shared/basics/clock.ts';
import { err, ok, type Result } from '../../../shared/basics/result.ts';
import type { CredentialId } from '../../../shared/domain/ids.ts';
import type { DiskFailure } from '../storage/files.ts';
import { type Badge, badgeKey, badgeLocatorOf, isGood } from './book.ts';
import type { BookKeeper } from './book-keeper.ts';
import { type HashCost, hashCode, isCode } from './hash.ts';

export interface BadgeParts {
  readonly keeper: BookKeeper;
  readonly pepper: Uint8Array;
  readonly cost: HashCost;
}

/** `taken`: it is somebody's already. One that was ended begins to count again, under a new id. */
export async function enrolBadge(
  { keeper, pepper, cost }: BadgeParts,
  { carrier, badge, now, credential }: NewBadge,
): Promise<Result<void, DiskFailure | 'taken'>> {
  const locator = badgeLocatorOf(pepper, badge);
  const same = keeper.current().badges.find((one) => one.locator === locator && isGood(one, now));
  if (same !== undefined) {
    const isAgain = same.carrier === carrier && (await isCode(pepper, same.hash, badgeKey(carrier), badge));
    return isAgain ? ok() : err('taken');
  }
  const enrolled: Badge = {
    credential,
    carrier,
    locator,
    hash: await hashCode(pepper, cost, badgeKey(carrier), badge),
    from: now,
    until: null,
    isNotedFrom: false,
    isNotedUntil: false,
  };
  return keeper.change((book) => ({ ...book, badges: [...book.badges, enrolled] }));
}

interface NewBadge {
  readonly carrier: string;
  readonly badge: string;
  readonly now: EpochMs;
  readonly credential: CredentialId;
}

/** All badges of a carrier: one is lost, and nobody can scan it to say which. */
export function endBadges(
  { keeper }: BadgeParts,
  carrier: string,
  now: EpochMs,
): Promise<Result<void, DiskFailure>> {
  return keeper.change((book) => ({
    ...book,
    badges: book.badges.map((one) =>
      one.carrier === carrier && one.until === null ? { ...one, until: now } : one,
    ),
  }));
}
