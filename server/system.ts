/** The machine's own time and chance, for where a server begins; everything else is handed them. */
import { randomBytes } from 'node:crypto';
import type { Clock } from '../shared/basics/clock.ts';
import type { RandomBytes } from '../shared/basics/uuid.ts';

export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  after: (delayMs, run) => {
    const timer = setTimeout(run, Math.max(0, delayMs));
    return () => clearTimeout(timer);
  },
};

export const systemRandom: RandomBytes = (length) => new Uint8Array(randomBytes(length));
