/**
 * Which part of the ledger somebody means who asks for "this month" or "since the last audit". It answers with places
 * in the ledger: from here on they are all that counts.
 */
import type { Clock } from '../../shared/basics/clock.ts';
import { startOfMonth } from '../../shared/basics/local-date.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { ExportRange } from '../../shared/bridge/contract.ts';
import { parseTime } from '../../shared/ledger/hlc.ts';
import type { Journal } from './journal.ts';
import type { KeptSeals } from './kept-seals.ts';

export interface RangeParts {
  readonly journal: Pick<Journal, 'head' | 'read'>;
  readonly kept: Pick<KeptSeals, 'latestAudit'>;
  readonly clock: Clock;
  readonly timeZone: string;
}

export type RangeFailure = 'no-audit-yet' | 'journal-damaged';

const WEEK_MS = 7 * 24 * 3_600_000;

/** The number of the first event that is meant; one more than the head's when nothing has happened since. */
export async function rangeBegins(
  { journal, kept, clock, timeZone }: RangeParts,
  range: ExportRange,
): Promise<Result<number, RangeFailure>> {
  switch (range) {
    case 'everything':
      return ok(1);
    case 'this-month':
      return firstSince(journal, startOfMonth(clock.now(), timeZone));
    case 'last-7-days':
      return firstSince(journal, clock.now() - WEEK_MS);
    case 'since-audit': {
      const audit = kept.latestAudit();
      return audit === null ? err('no-audit-yet') : ok(audit.seq + 1);
    }
  }
}

/**
 * The first event of that time or later; one more than the head's where there is none.
 * By the hybrid clock, which never goes back: halving finds the place in a ledger of any age, and a wall clock that
 * was wrong for a while makes the range longer, never shorter.
 */
export async function firstSince(
  journal: RangeParts['journal'],
  instant: number,
): Promise<Result<number, 'journal-damaged'>> {
  let first = 1;
  let beyond = journal.head().seq + 1;
  while (first < beyond) {
    const middle = Math.floor((first + beyond) / 2);
    const page = await journal.read(middle - 1, 1);
    const event = page.ok ? page.value[0] : undefined;
    if (event === undefined) return err('journal-damaged');
    if (parseTime(event.hlc).ms >= instant) beyond = middle;
    else first = middle + 1;
  }
  return ok(first);
}
