/**
 * Lets one solenoid of the room pull at a time, whichever board and line it hangs on, and lets each one cool down. It
 * outlives the boards, so that a bank that was pulled out and is back does not pulse a hot lock. It knows no door.
 */
import type { Clock } from '../../shared/basics/clock.ts';

/** A solenoid is energised for a second at most; the next one waits until that is over. */
const ENERGISED_MS = 1_000;
/** The same solenoid is left to cool for as long. */
const REST_MS = 3_000;

export interface Solenoids {
  /** Null while a lock is being opened anywhere in the room; otherwise what says that the opening is over. */
  take(): (() => void) | null;
  /** How long this lock has to cool yet; 0 when it may be pulsed. */
  restMs(lock: string): number;
  /** Resolves when the last solenoid is surely off. */
  untilOff(): Promise<void>;
  /** Called when the line is surely done with the pulse, not when it was asked for it. */
  pulsed(lock: string): void;
}

export function createSolenoids(clock: Clock): Solenoids {
  const pulsedAtMs = new Map<string, number>();
  let lastPulseMs = Number.NEGATIVE_INFINITY;
  let isTaken = false;

  return {
    take() {
      if (isTaken) return null;
      isTaken = true;
      let isOver = false;
      return () => {
        if (!isOver) isTaken = false;
        isOver = true;
      };
    },
    restMs(lock) {
      const atMs = pulsedAtMs.get(lock);
      return atMs === undefined ? 0 : Math.max(0, atMs + REST_MS - clock.elapsed());
    },
    async untilOff() {
      const waitMs = lastPulseMs + ENERGISED_MS - clock.elapsed();
      if (waitMs > 0) await new Promise<void>((resume) => clock.after(waitMs, resume));
    },
    pulsed(lock) {
      lastPulseMs = clock.elapsed();
      pulsedAtMs.set(lock, lastPulseMs);
    },
  };
}
