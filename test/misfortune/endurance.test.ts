/**
 * Plug, unplug, stall, work and dying device processes, hour after hour: what the program holds on to stays as it is.
 * A whole day of it is `npm run endure -- --hours 24`; here it is a short one, judged in the same way.
 */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { Holding } from '../harness/endurance/day.ts';
import { growth } from '../harness/endurance/growth.ts';

const PROGRAM = join(import.meta.dirname, '../harness/endurance/run.ts');

test('an hour of bad treatment leaves no listener, no timer and no memory behind', async () => {
  // In a process of its own: the test runner holds on to things for reasons of its own.
  const ended = promisify(execFile)(process.execPath, [
    '--no-warnings',
    PROGRAM,
    '--hours',
    '1',
    '--seed',
    '7',
  ]);
  expect((await ended).stdout).toContain('Nothing grew.');
}, 300_000);

describe('what is called growth', () => {
  const still: Holding = {
    atMs: 0,
    functions: 14_000,
    promises: 260,
    collections: 490,
    timers: 12,
    resources: 2,
    heapBytes: 16_000_000,
  };
  const day = (more: (n: number) => Partial<Holding>) =>
    Array.from({ length: 48 }, (_, n) => ({ ...still, ...more(n) }));

  test('a listener that each of five unpluggings an hour leaves behind', () => {
    const grown = growth(day((n) => ({ functions: still.functions + 5 * n })));
    expect(grown.map(({ what }) => what)).toEqual(['functions']);
  });

  test('a timer in each hour, a megabyte in each', () => {
    const grown = growth(day((n) => ({ timers: 12 + n, heapBytes: still.heapBytes + n * 1_000_000 })));
    expect(grown.map(({ what }) => what)).toEqual(['timers', 'heapBytes']);
  });

  test('not what goes up and down', () => {
    expect(
      growth(day((n) => ({ promises: 260 + (n % 2) * 30, heapBytes: 16_000_000 + (n % 3) * 500_000 }))),
    ).toEqual([]);
  });
});
