import { describe, expect, test } from 'vitest';
import { dayOf } from '../../../../renderer/screens/staff/day.ts';

describe("the property's day", () => {
  test.each([
    ['2026-11-23T15:00:00Z', 'America/New_York', '2026-11-23T05:00Z', '2026-11-24T05:00Z'],
    ['2026-11-23T03:00:00Z', 'America/New_York', '2026-11-22T05:00Z', '2026-11-23T05:00Z'],
    ['2026-11-23T15:07:00Z', 'Asia/Kathmandu', '2026-11-22T18:15Z', '2026-11-23T18:15Z'],
    ['2026-11-01T12:00:00Z', 'America/New_York', '2026-11-01T04:00Z', '2026-11-02T05:00Z'],
    ['2026-03-08T12:00:00Z', 'America/New_York', '2026-03-08T05:00Z', '2026-03-09T04:00Z'],
    ['2026-11-23T00:00:00Z', 'UTC', '2026-11-23T00:00Z', '2026-11-24T00:00Z'],
  ])('at %s in %s is %s to %s', (now, zone, from, to) => {
    expect(dayOf(Date.parse(now), zone)).toEqual({ from, to });
  });
});
