/**
 * Calendar days where the property is. Given an instant and a time zone, both by the caller: which date that is, and
 * when its month began; and of a date, when it begins. It knows no clock.
 */
import type { EpochMs } from './clock.ts';

const LONGEST_MONTH_MS = 32 * 24 * 3_600_000;

/** Such as `2026-11-23`. */
export function localDate(at: EpochMs, timeZone: string): string {
  // Canada's English writes dates as ISO 8601 does.
  return new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(at);
}

/** The first instant of the month in which `at` is. */
export function startOfMonth(at: EpochMs, timeZone: string): EpochMs {
  const month = (instant: EpochMs) => localDate(instant, timeZone).slice(0, 7);
  const wanted = month(at);
  // Halving needs no table of when clocks are changed where.
  let before = at - LONGEST_MONTH_MS;
  let within = at;
  while (within - before > 1) {
    const middle = Math.floor((before + within) / 2);
    if (month(middle) === wanted) within = middle;
    else before = middle;
  }
  return within;
}

/** No time zone is further from UTC than this. */
const FURTHEST_MS = 15 * 3_600_000;

/** The first instant of a date such as `2026-11-23`, whatever the clocks do on that day. */
export function startOfDay(date: string, timeZone: string): EpochMs {
  const utc = Date.parse(`${date}T00:00:00.000Z`);
  let before = utc - FURTHEST_MS;
  let within = utc + FURTHEST_MS;
  while (within - before > 1) {
    const middle = Math.floor((before + within) / 2);
    if (localDate(middle, timeZone) >= date) within = middle;
    else before = middle;
  }
  return within;
}
