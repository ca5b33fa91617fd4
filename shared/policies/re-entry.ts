/**
 * For how long after a pickup the PIN lets its unit in again, when nothing waits any more: for the bag that was
 * left on the shelf. It counts as nothing else.
 */
import type { EpochMs } from '../basics/clock.ts';

const RE_ENTRY_MS = 20 * 60_000;

/** A clock that was set back a little sends nobody away who was here a moment ago. */
export function isBackAgain(lastPickup: EpochMs | null, now: EpochMs): boolean {
  return lastPickup !== null && Math.abs(now - lastPickup) <= RE_ENTRY_MS;
}
