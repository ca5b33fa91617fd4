/**
 * The wait that holds for the whole room, however many units somebody tries: twenty wrong codes cost nothing more
 * than their own waits, from then on there is one try in three minutes. Never a full stop: who is late with a right
 * code waits minutes, not hours.
 */
const FREE_FAILURES = 20;
const FORGOTTEN_EVERY_MS = 3 * 60_000;

/** `level` drains by one every three minutes from `at` on, by the clock that nobody can set. */
export interface RoomThrottle {
  readonly level: number;
  readonly at: number;
}

export const unthrottledRoom: RoomThrottle = { level: 0, at: 0 };

export function roomWaitMs(throttle: RoomThrottle, now: number): number {
  const over = levelAt(throttle, now) - (FREE_FAILURES - 1);
  return over <= 0 ? 0 : Math.ceil(Math.min(1, over) * FORGOTTEN_EVERY_MS);
}

export function roomCounted(throttle: RoomThrottle, now: number): RoomThrottle {
  return { level: Math.min(FREE_FAILURES, levelAt(throttle, now) + 1), at: now };
}

/** A right code takes back what was counted for it, and nothing else. */
export function roomForgiven(throttle: RoomThrottle, now: number): RoomThrottle {
  return { level: Math.max(0, levelAt(throttle, now) - 1), at: now };
}

function levelAt({ level, at }: RoomThrottle, now: number): number {
  return Math.max(0, level - (now - at) / FORGOTTEN_EVERY_MS);
}
