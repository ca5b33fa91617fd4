import { describe, expect, test } from 'vitest';
import { localDate, startOfMonth } from '../../../../shared/basics/local-date.ts';

const iso = (at: number) => new Date(at).toISOString();

describe('the date where the property is', () => {
  test('is another one on the two sides of its midnight, not of the one in London', () => {
    expect(localDate(Date.parse('2026-11-24T04:59:59.999Z'), 'America/New_York')).toBe('2026-11-23');
    expect(localDate(Date.parse('2026-11-24T05:00:00.000Z'), 'America/New_York')).toBe('2026-11-24');
    expect(localDate(Date.parse('2026-11-24T04:59:59.999Z'), 'Asia/Tokyo')).toBe('2026-11-24');
  });
});

describe('the beginning of a month', () => {
  test.each([
    ['2026-11-23T09:00:00Z', 'America/New_York', '2026-11-01T04:00:00.000Z'],
    ['2026-11-01T04:00:00Z', 'America/New_York', '2026-11-01T04:00:00.000Z'],
    ['2026-11-01T03:59:59Z', 'America/New_York', '2026-10-01T04:00:00.000Z'],
    ['2026-03-31T23:00:00Z', 'UTC', '2026-03-01T00:00:00.000Z'],
    ['2026-11-23T09:00:00Z', 'Asia/Kathmandu', '2026-10-31T18:15:00.000Z'],
  ])('that %s is in, in %s', (at, zone, expected) => {
    expect(iso(startOfMonth(Date.parse(at), zone))).toBe(expected);
  });
});
