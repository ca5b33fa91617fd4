/** Whether what a program holds on to grows: the last quarter of the samples beside the second one. */
import type { Holding } from './day.ts';

export interface Growth {
  readonly what: keyof Holding;
  readonly from: number;
  readonly to: number;
}

/**
 * In parts of one, and at least so many. A leak of one listener for each unplugging is thousands in a day; the first
 * quarter is left out because the engine compiles, and caches fill.
 */
const MAY_GROW: Readonly<Partial<Record<keyof Holding, { readonly part: number; readonly count: number }>>> =
  {
    functions: { part: 0, count: 40 },
    promises: { part: 0.05, count: 40 },
    collections: { part: 0.01, count: 20 },
    timers: { part: 0, count: 4 },
    resources: { part: 0, count: 2 },
    heapBytes: { part: 0.02, count: 1_000_000 },
  };

export function growth(holdings: readonly Holding[]): Growth[] {
  const quarter = Math.floor(holdings.length / 4);
  const second = holdings.slice(quarter, 2 * quarter);
  const last = holdings.slice(-quarter);
  return Object.entries(MAY_GROW).flatMap(([name, { part, count }]) => {
    const what = name as keyof Holding;
    const [from, to] = [second, last].map((some) => median(some.map((one) => one[what])));
    if (from === undefined || to === undefined) throw new Error('too few samples');
    return to - from > Math.max(count, from * part) ? [{ what, from, to }] : [];
  });
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
