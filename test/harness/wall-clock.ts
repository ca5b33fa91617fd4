/** The machine's own clock, for what cannot be tried on a clock that is moved by hand: another kernel, another process. */
import type { Clock } from '../../shared/basics/clock.ts';

export const wallClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};
