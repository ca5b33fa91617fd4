import { expect, test } from 'vitest';
import { codelessWaitMs, recentStarts } from '../../../../shared/policies/codeless.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

test('the fourth within ten minutes waits until the first of the three is ten minutes old', () => {
  expect(codelessWaitMs([0, MINUTE], 2 * MINUTE)).toBe(0);
  expect(codelessWaitMs([0, MINUTE, 2 * MINUTE], 3 * MINUTE)).toBe(7 * MINUTE);
  expect(codelessWaitMs([0, MINUTE, 2 * MINUTE], 10 * MINUTE)).toBe(0);
});

test('the thirteenth of a day waits until the first is a day old', () => {
  const starts = Array.from({ length: 12 }, (_, n) => n * 60 * MINUTE);
  expect(codelessWaitMs(starts, 12 * 60 * MINUTE)).toBe(DAY - 12 * 60 * MINUTE);
  expect(codelessWaitMs(starts, DAY)).toBe(0);
});

test('what is older than a day is forgotten, and nothing younger', () => {
  expect(recentStarts([0, MINUTE], DAY)).toEqual([MINUTE]);
});
