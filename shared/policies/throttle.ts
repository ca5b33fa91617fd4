/**
 * How long to wait after wrong codes: four slips cost nothing, the fifth costs 30 s, each further one twice as long,
 * up to an hour. A right code forgives. Pure: whoever counts keeps the state, and keeps it before it compares.
 */
import type { EpochMs } from '../basics/clock.ts';

const FREE_FAILURES = 4;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 60 * 60_000;

export interface Throttle {
  readonly failures: number;
  /** The wall clock at the latest failure. */
  readonly failedAt: EpochMs;
}

export const unthrottled: Throttle = { failures: 0, failedAt: 0 };

/** How long the next try has to wait. A clock that was set back starts the wait anew and shortens nothing. */
export function waitMs(throttle: Throttle, now: EpochMs): number {
  if (throttle.failures <= FREE_FAILURES) return 0;
  const doublings = throttle.failures - FREE_FAILURES - 1;
  const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** doublings);
  const passed = now - throttle.failedAt;
  return passed < 0 ? wait : Math.max(0, wait - passed);
}

/** Call and keep this before the comparison: a power cut in between counts as a failure. */
export function counted(throttle: Throttle, now: EpochMs): Throttle {
  return { failures: throttle.failures + 1, failedAt: now };
}
