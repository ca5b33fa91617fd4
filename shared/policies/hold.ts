/**
 * For how long a resident may have a package kept without being reminded of it. A hold ends with a day of the
 * property, so that "until Friday" is all of Friday.
 */
import type { EpochMs } from '../basics/clock.ts';
import { localDate, startOfDay } from '../basics/local-date.ts';
import type { PackageClass } from '../domain/package.ts';

const DAY_MS = 24 * 3_600_000;

/** The choices that there are; the last of them is the longest. */
export const HOLD_DAYS = [1, 3, 7, 14] as const;
export type HoldDays = (typeof HOLD_DAYS)[number];

/** The last instant of the day that is so many days from now, where the property is. */
export function heldUntil(now: EpochMs, days: HoldDays, timeZone: string): EpochMs {
  const today = Date.parse(localDate(now, timeZone));
  const dayAfter = new Date(today + (days + 1) * DAY_MS).toISOString().slice(0, 10);
  return startOfDay(dayAfter, timeZone) - 1;
}

/** What spoils is not kept. */
export function mayBeHeld(classes: readonly PackageClass[]): boolean {
  return !classes.includes('perishable');
}
