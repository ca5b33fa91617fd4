/**
 * Which part of the ledger an incident pack holds: what was asked for, and on both sides all up to the next seal that was
 * kept at its time. So the part hangs between two things that the kiosk signed before anybody asked.
 */
import type { EpochMs } from '../../../shared/basics/clock.ts';
import { ok, type Result } from '../../../shared/basics/result.ts';
import type { Seal } from '../../../shared/ledger/seal.ts';
import { firstSince } from '../export-range.ts';
import type { Journal } from '../journal.ts';
import type { KeptSeals } from '../kept-seals.ts';

export interface PackRange {
  readonly from: number;
  readonly upTo: number;
  /** Of the event before `from`; null at the beginning of the ledger, and where none was kept so early. */
  readonly before: Seal | null;
}

export async function packRange(
  journal: Pick<Journal, 'head' | 'read'>,
  kept: Pick<KeptSeals, 'all'>,
  asked: { readonly from: EpochMs; readonly until: EpochMs },
): Promise<Result<PackRange, 'journal-damaged'>> {
  const first = await firstSince(journal, asked.from);
  const beyond = await firstSince(journal, asked.until + 1);
  if (!first.ok) return first;
  if (!beyond.ok) return beyond;
  const head = journal.head().seq;
  const last = Math.max(1, beyond.value - 1);
  const seals = kept.all().toSorted((a, b) => a.seq - b.seq);
  const before = seals.findLast(({ seq }) => seq < Math.min(first.value, last)) ?? null;
  const upTo = Math.min(head, seals.find(({ seq }) => seq >= last)?.seq ?? head);
  return ok({ from: (before?.seq ?? 0) + 1, upTo, before });
}
