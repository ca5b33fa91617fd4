/**
 * A clock that stands still until a test moves it. Timers run in the order of their time, and after each one
 * everything that waits on a promise gets its turn, so that a test never sleeps and never races.
 */
import type { Clock, EpochMs } from '../../shared/basics/clock.ts';

export interface ManualClock extends Clock {
  /** Moves time on by `ms`, running each timer at its own moment. */
  advance(ms: number): Promise<void>;
  /** Moves time on, a moment at a time, until `work` has ended; what takes no time needs none. */
  while<T>(work: Promise<T>): Promise<T>;
  /** Lets what waits on promises run, without moving time. */
  settle(): Promise<void>;
  /** Sets the wall clock, which may jump; `elapsed()` does not. */
  setWall(now: EpochMs): void;
  /** How many timers are waiting: 0 shows that nothing was left behind. */
  waiting(): number;
}

/** Shorter than any device answers in. */
const MOMENT_MS = 1;

interface Timer {
  readonly at: number;
  readonly order: number;
  readonly run: () => void;
}

export function createManualClock(start: EpochMs = Date.UTC(2026, 10, 23, 9, 0, 0)): ManualClock {
  let elapsed = 0;
  let wallOffset = start;
  let orders = 0;
  const timers = new Set<Timer>();

  function next(until: number): Timer | null {
    let first: Timer | null = null;
    for (const timer of timers) {
      if (timer.at > until) continue;
      if (!first || timer.at < first.at || (timer.at === first.at && timer.order < first.order))
        first = timer;
    }
    return first;
  }

  // A macrotask begins only when no microtask is left: however long the chain of awaits, it has been run.
  const settle = () => new Promise<void>((done) => setImmediate(done));

  async function advance(ms: number): Promise<void> {
    const until = elapsed + ms;
    await settle();
    for (let timer = next(until); timer; timer = next(until)) {
      timers.delete(timer);
      elapsed = timer.at;
      timer.run();
      await settle();
    }
    elapsed = until;
  }

  return {
    now: () => wallOffset + elapsed,
    elapsed: () => elapsed,
    after(delayMs, run) {
      const timer: Timer = { at: elapsed + Math.max(0, delayMs), order: orders++, run };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    advance,
    async while(work) {
      let isOver = false;
      const ended = work.finally(() => {
        isOver = true;
      });
      ended.catch(() => undefined);
      await settle();
      while (!isOver) await advance(MOMENT_MS);
      return ended;
    },
    settle,
    setWall(now) {
      wallOffset = now - elapsed;
    },
    waiting: () => timers.size,
  };
}
