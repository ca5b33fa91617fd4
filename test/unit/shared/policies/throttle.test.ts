import { describe, expect, test } from 'vitest';
import { counted, type Throttle, unthrottled, waitMs } from '../../../../shared/policies/throttle.ts';

const NOON = 12_000_000;
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

  test('each failure counts from its own moment', () => {
    expect(counted(counted(unthrottled, 1), 2)).toEqual({ failures: 2, failedAt: 2 });
  });
});
