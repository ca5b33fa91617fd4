/**
 * How long to wait before the next try: twice as long each time, and any part of it, so that a thousand kiosks whose server
 * comes back do not all ask at once.
 */
import type { RandomBytes } from '../../../shared/basics/uuid.ts';

export interface BackOff {
  /** Milliseconds until the next try; after each one that failed. */
  next(): number;
  /** A try went well. */
  reset(): void;
}

const FIRST_MS = 1_000;
const LONGEST_MS = 5 * 60_000;
/** So that chance never lets a kiosk hammer. */
const LEAST_MS = 250;

export function createBackOff(random: RandomBytes): BackOff {
  let longest = FIRST_MS;
  return {
    next: () => {
      const [high = 0, low = 0] = random(2);
      const wait = Math.max(LEAST_MS, longest * ((high * 256 + low) / 65_536));
      longest = Math.min(longest * 2, LONGEST_MS);
      return Math.round(wait);
    },
    reset: () => {
      longest = FIRST_MS;
    },
  };
}
