/**
 * When a carrier's access code makes way for the next. It knows times and which codes there are; it makes no code. A
 * code never ends by itself: it ends some days after its successor was handed to staff. Else an office that is closed
 * for a month would lock every courier out.
 */
import type { EpochMs } from '../basics/clock.ts';

export interface RotationPolicy {
  /** How old a code is when there should be another. */
  readonly codeDays: number;
  /** How long the old one is good beside the new one; and so long before its time the new one lies ready. */
  readonly overlapDays: number;
}

export const USUAL_ROTATION: RotationPolicy = { codeDays: 90, overlapDays: 14 };

const DAY_MS = 86_400_000;

/** What the rules need to know of a code. `from` is null while nobody has seen it. */
export interface Timed {
  readonly from: EpochMs | null;
  readonly until: EpochMs | null;
}

/** Whether the next code should lie ready, given those that the carrier has. */
export function isNextWanted(codes: readonly Timed[], now: EpochMs, policy: RotationPolicy): boolean {
  if (codes.some(({ from }) => from === null)) return false;
  return now >= dueAt(codes, policy) - policy.overlapDays * DAY_MS;
}

/** When staff should hand the next code over. */
export function dueAt(codes: readonly Timed[], { codeDays }: RotationPolicy): EpochMs {
  return Math.max(0, ...codes.map(({ from }) => from ?? 0)) + codeDays * DAY_MS;
}

/**
 * What becomes of a carrier's other codes when a new one is handed over: the one in use goes on for the overlap, one
 * that was already on its way out is good no more, so that there are never more than two. `at once` where a code is in
 * wrong hands.
 */
export function endFor(code: Timed, now: EpochMs, policy: RotationPolicy, atOnce: boolean): EpochMs | null {
  if (code.from === null) return null;
  if (code.until !== null) return Math.min(code.until, now);
  return atOnce ? now : now + policy.overlapDays * DAY_MS;
}
