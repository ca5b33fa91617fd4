import { describe, expect, test } from 'vitest';
import { counted, type Throttle, unthrottled, waitMs } from '../../../../shared/policies/throttle.ts';

const NOON = Date.parse('2026-11-23T12:00:00Z');
const failed = (failures: number): Throttle => ({ failures, failedAt: NOON });

describe('waiting after wrong codes', () => {
  test.each([
    [0, 0],
    [1, 0],
    [4, 0],
    [5, 30],
    [6, 60],
    [7, 120],
    [11, 1920],
    [12, 3600],
    [40, 3600],
  ])('%i failures cost %i seconds', (failures, seconds) => {
    expect(waitMs(failed(failures), NOON)).toBe(seconds * 1000);
  });

  test('runs off with the clock', () => {
    expect(waitMs(failed(5), NOON + 29_999)).toBe(1);
    expect(waitMs(failed(5), NOON + 30_000)).toBe(0);
  });

  test('is not shortened by a clock that is set back', () => {
    expect(waitMs(failed(6), NOON - 86_400_000)).toBe(60_000);
  });

  test('each failure counts from its own moment', () => {
    expect(counted(counted(unthrottled, 1), 2)).toEqual({ failures: 2, failedAt: 2 });
  });
});
