/** Chance that is the same at every run with the same seed. */
import { seededRandom } from '../randomness.ts';
import type { Pick } from './deeds.ts';

export function picker(seed: number): Pick {
  const random = seededRandom(seed);
  return (below) => {
    const [a = 0, b = 0, c = 0] = random(3);
    return Math.floor(((a * 65_536 + b * 256 + c) / 16_777_216) * below);
  };
}
