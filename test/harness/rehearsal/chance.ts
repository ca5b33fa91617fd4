/**
 * Chance that is the same at every run with the same seed, in the shapes that a day in a package room has. Each person
 * gets a chance of their own by name, so that one who does something else changes nothing for the next.
 */

export interface Chance {
  /** From 0 up to, but not, 1. */
  next(): number;
  /** A whole number from 0 up to, but not, `below`. */
  below(below: number): number;
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  /** True `share` of the times. */
  is(share: number): boolean;
  pick<T>(from: readonly [T, ...T[]]): T;
  /** As `below`, by weight: the larger, the likelier. */
  weighted(weights: readonly number[]): number;
  /** Around 0, mostly between -1 and 1. */
  bell(): number;
  bytes(length: number): Uint8Array;
  of(name: string): Chance;
}

export function createChance(seed: number | string): Chance {
  const own = typeof seed === 'number' ? String(seed) : seed;
  let state = hashed(own);
  // mulberry32
  const word = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  };
  const next = () => word() / 2 ** 32;
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    next,
    below,
    between: (least, most) => least + below(most - least + 1),
    is: (share) => next() < share,
    pick: (from) => from[below(from.length)] ?? from[0],
    weighted: (weights) => {
      let rest = next() * weights.reduce((sum, weight) => sum + weight, 0);
      const found = weights.findIndex((weight) => {
        rest -= weight;
        return rest < 0;
      });
      return Math.max(0, found);
    },
    // Twelve dice less their mean: as good as a bell, and the same on every machine, which Math.log is not.
    bell: () => Array.from({ length: 12 }, next).reduce((sum, one) => sum + one, -6),
    bytes: (length) => Uint8Array.from({ length }, () => word() & 0xff),
    of: (name) => createChance(`${own}/${name}`),
  };
}

/** FNV-1a, 32 bits. */
function hashed(text: string): number {
  let hash = 0x811c9dc5;
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash;
}
