/** The property's day as the ledger's quarters of an hour: from its midnight to the next, whatever the time zone. */
import type { EpochMs } from '../../../shared/basics/clock.ts';
import { quarterOf } from '../../../shared/projections/tallies.ts';

const QUARTER_MS = 15 * 60_000;
/** A day with a change of the clocks has 25 hours at most. */
const LONGEST_DAY_MS = 26 * 3_600_000;

export function dayOf(now: EpochMs, timeZone: string): { readonly from: string; readonly to: string } {
  const date = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const today = date.format(now);
  const key = (at: EpochMs) => quarterOf(new Date(at).toISOString());
  const start = Math.floor(now / QUARTER_MS) * QUARTER_MS;
  let from = start;
  while (start - from < LONGEST_DAY_MS && date.format(from - QUARTER_MS) === today) from -= QUARTER_MS;
  let to = start + QUARTER_MS;
  while (to - start < LONGEST_DAY_MS && date.format(to) === today) to += QUARTER_MS;
  return { from: key(from), to: key(to) };
}
