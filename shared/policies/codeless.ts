/**
 * How often couriers may begin without a code. Pure: it knows times and counts, and neither labels nor doors. The times
 * are of a clock that never goes back, so that nobody gains a try by setting the kiosk's.
 */
import type { EpochMs } from '../basics/clock.ts';

const MINUTE_MS = 60_000;

/** A driver who does not know the code comes once or twice a day; more than this is somebody trying labels. */
const CODELESS_LIMITS = [
  { starts: 3, withinMs: 10 * MINUTE_MS },
  { starts: 12, withinMs: 24 * 60 * MINUTE_MS },
] as const;

/** 0 when one more may begin now. */
export function codelessWaitMs(starts: readonly EpochMs[], now: EpochMs): number {
  const waits = CODELESS_LIMITS.map(({ starts: most, withinMs }) => {
    const oldest = starts.toSorted((a, b) => b - a)[most - 1];
    return oldest === undefined ? 0 : Math.max(0, oldest + withinMs - now);
  });
  return Math.max(...waits);
}

/** Those that still count. */
export function recentStarts(starts: readonly EpochMs[], now: EpochMs): readonly EpochMs[] {
  const longest = Math.max(...CODELESS_LIMITS.map(({ withinMs }) => withinMs));
  return starts.filter((at) => at + longest > now);
}
