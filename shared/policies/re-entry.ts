/**
 * For how long after a pickup the same code lets its unit in again, when nothing waits any more: for the bag that was
 * left on the shelf. It counts as nothing else.
 */
import type { EpochMs } from '../basics/clock.ts';

const RE_ENTRY_MS = 20 * 60_000;

/** A clock that was set back makes nobody's pickup lie in the future. */
export function isBackAgain(lastPickup: EpochMs | null, now: EpochMs): boolean {
  return lastPickup !== null && now >= lastPickup && now - lastPickup <= RE_ENTRY_MS;
}
