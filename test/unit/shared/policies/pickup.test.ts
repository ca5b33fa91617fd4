import { describe, expect, test } from 'vitest';
import { HOLD_DAYS, heldUntil, mayBeHeld } from '../../../../shared/policies/hold.ts';
import { isBackAgain } from '../../../../shared/policies/re-entry.ts';

const iso = (at: number) => new Date(at).toISOString();
const at = Date.parse('2026-11-23T09:00:00.000Z');
const MINUTE = 60_000;

describe('a hold', () => {
  test.each([
    [1, '2026-11-25T04:59:59.999Z'],
    [3, '2026-11-27T04:59:59.999Z'],
    [7, '2026-12-01T04:59:59.999Z'],
    [14, '2026-12-08T04:59:59.999Z'],
  ] as const)('of %i days ends with that day where the property is', (days, expected) => {
    expect(iso(heldUntil(at, days, 'America/New_York'))).toBe(expected);
  });

  test('ends with the day also where the clocks are set in between', () => {
    const october = Date.parse('2026-10-30T12:00:00.000Z');
    expect(iso(heldUntil(october, 3, 'America/New_York'))).toBe('2026-11-03T04:59:59.999Z');
  });

  test('is two weeks at most', () => {
    expect(Math.max(...HOLD_DAYS)).toBe(14);
  });

  test('is not for what spoils', () => {
    expect(mayBeHeld(['heavy'])).toBe(true);
    expect(mayBeHeld(['heavy', 'perishable'])).toBe(false);
  });
});

describe('coming back for nothing', () => {
  test.each([
    ['a moment after', 0, true],
    ['twenty minutes after', 20 * MINUTE, true],
    ['later', 20 * MINUTE + 1, false],
    ['a moment before, as a clock that was set back has it', -MINUTE, true],
    ['long before, as a clock that was set back has it', -21 * MINUTE, false],
  ])('%s a pickup', (_, later, expected) => {
    expect(isBackAgain(at, at + later)).toBe(expected);
  });

  test('is not for who picked up nothing', () => {
    expect(isBackAgain(null, at)).toBe(false);
  });
});
