/** What only the browser knows: the time and randomness. The one place of the renderer that asks it. */
import type { Clock } from '../shared/basics/clock.ts';
import type { RandomBytes } from '../shared/basics/uuid.ts';

export const browserClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  after: (delayMs, run) => {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};

const browserRandom: RandomBytes = (length) => crypto.getRandomValues(new Uint8Array(length));

/** What a page has of the machine under it: a rehearsal hands in its own. */
export interface Machine {
  readonly clock: Clock;
  readonly random: RandomBytes;
}

export const browser: Machine = { clock: browserClock, random: browserRandom };
