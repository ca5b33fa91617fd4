/**
 * Time that stands still until it is moved, for the two sides of a kiosk that share it. There are two ways to move it:
 * `fire` goes to the next timer and runs it; `sleep` is the machine suspended, where only the wall clock goes on and
 * no timer comes nearer, as Linux and Windows have it. It knows neither side.
 */
import type { Clock, EpochMs } from '../../../shared/basics/clock.ts';

export interface MovedClock extends Clock {
  /** When the next timer is due, on `elapsed()`; null where there is none. */
  next(): number | null;
  /** Goes to the next timer's time and runs it. */
  fire(): void;
  /** Goes on by `ms`, but never past a timer that is due before. */
  pass(ms: number): void;
  sleep(ms: number): void;
  /** Takes over another side's time, after that was moved. */
  set(time: Time): void;
  time(): Time;
}

export interface Time {
  readonly now: EpochMs;
  readonly elapsed: number;
}

interface Timer {
  readonly at: number;
  readonly order: number;
  readonly run: () => void;
}

export function createMovedClock(start: Time): MovedClock {
  let { now, elapsed } = start;
  let orders = 0;
  const timers = new Set<Timer>();

  function first(): Timer | null {
    let found: Timer | null = null;
    for (const timer of timers) {
      const isBefore =
        found === null || timer.at < found.at || (timer.at === found.at && timer.order < found.order);
      if (isBefore) found = timer;
    }
    return found;
  }

  function pass(ms: number): void {
    const next = first();
    if (ms < 0 || (next !== null && elapsed + ms > next.at)) throw new RangeError('a timer is due before');
    now += ms;
    elapsed += ms;
  }

  return {
    now: () => now,
    elapsed: () => elapsed,
    after: (delayMs, run) => {
      // Whole milliseconds: what is added up in another order must give the same moment.
      const timer = { at: elapsed + Math.max(0, Math.ceil(delayMs)), order: orders++, run };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    next: () => first()?.at ?? null,
    fire: () => {
      const timer = first();
      if (timer === null) return;
      pass(timer.at - elapsed);
      timers.delete(timer);
      timer.run();
    },
    pass,
    sleep: (ms) => {
      now += ms;
    },
    set: (time) => {
      ({ now, elapsed } = time);
    },
    time: () => ({ now, elapsed }),
  };
}
