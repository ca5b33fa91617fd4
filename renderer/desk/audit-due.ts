/** What was seen in a zone and should not wait any longer. */
import type { DueLimits } from '../../shared/policies/audit-due.ts';
import type { PackageRow } from '../../shared/projections/tables.ts';
import type { Due } from '../flows/audit-state.ts';

/** The oldest first. What is held waits with somebody's leave. */
export function dueAmong(
  seen: readonly PackageRow[],
  now: number,
  { perishableMs, overdueMs }: DueLimits,
): readonly Due[] {
  const due = seen.flatMap(({ id, roomCode, unit, receivedAt, heldUntil, classes }): Due[] => {
    const ageMs = now - Date.parse(receivedAt);
    if (heldUntil !== null && Date.parse(heldUntil) > now) return [];
    const isPerishable = classes.includes('perishable');
    if (ageMs < (isPerishable ? perishableMs : overdueMs)) return [];
    const because = isPerishable ? 'perishable' : 'overdue';
    return [{ package: id, roomCode, unit, receivedAt, because }];
  });
  return due.toSorted((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1));
}
