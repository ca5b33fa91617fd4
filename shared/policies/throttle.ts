/**
 * How long to wait after wrong codes: four slips cost nothing, the fifth costs 30 s, each further one twice as long,
 * up to an hour. A right code forgives. Pure: whoever counts keeps the state, and keeps it before it compares. Times
 * are those of the clock that nobody can set (`Clock.elapsed`): a wall clock that jumps neither shortens a wait nor
 * makes it last for ever.
 */
const FREE_FAILURES = 4;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 60 * 60_000;
/** So many wrong PINs in a row, and a unit's PIN is good for nothing until somebody gives out another. */
export const MOST_FAILURES = 10;

export interface Throttle {
  readonly failures: number;
  /** When the latest failure came. */
  readonly failedAt: number;
}

export const unthrottled: Throttle = { failures: 0, failedAt: 0 };

/** How long the next try has to wait. */
export function waitMs(throttle: Throttle, now: number): number {
  if (throttle.failures <= FREE_FAILURES) return 0;
  const doublings = throttle.failures - FREE_FAILURES - 1;
  const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** doublings);
  return Math.max(0, wait - (now - throttle.failedAt));
}

/** Call and keep this before the comparison: a power cut in between counts as a failure. */
export function counted(throttle: Throttle, now: number): Throttle {
  return { failures: throttle.failures + 1, failedAt: now };
}
