/**
 * Calendar days where the property is. Given an instant and a time zone, both by the caller: which date that is, and
 * when its month began. It knows no clock.
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
