import { describe, expect, test } from 'vitest';
import { percentile, perSecond, summarise } from '../../bench/statistics.ts';

const hundred = Array.from({ length: 100 }, (_, n) => 100 - n);

describe('a percentile', () => {
  test('is a sample that was seen, whatever the order in which they came', () => {
    expect([50, 95, 99, 100].map((percent) => percentile(hundred, percent))).toEqual([50, 95, 99, 100]);
  });

  test('of few samples is the next one up, never one between two', () => {
    expect(percentile([10, 20, 40], 50)).toBe(20);
    expect(percentile([10, 20, 40], 95)).toBe(40);
  });

  test('of zero percent is the smallest', () => {
    expect(percentile([3, 1, 2], 0)).toBe(1);
  });

  test('of nothing is no number', () => {
    expect(percentile([], 50)).toBeNaN();
  });

  test('compares numbers as numbers', () => {
    expect(percentile([9, 10, 100], 50)).toBe(10);
  });
});

test('a summary leaves its samples in their order', () => {
  const samples = [4, 2, 6];
  expect(summarise(samples)).toEqual({ samples: 3, p50: 4, p95: 6, p99: 6, mean: 4 });
  expect(samples).toEqual([4, 2, 6]);
});

test('what takes four milliseconds is done 250 times a second', () => {
  expect(perSecond(summarise([2, 6]))).toBe(250);
});
