/**
 * A pickup that nobody ended, at a door that was open: what was taken then, nobody knows. It says whether staff should
 * look at the shelf. It accuses nobody and changes no package.
 */
import type { SessionRow } from '../../shared/projections/tables.ts';
import { unspokenOf } from '../flows/shelf.ts';
import type { ResidentVisit } from '../flows/shelf-state.ts';
import type { Desk } from './desk.ts';
import { wasDoorOpen } from './was-door-open.ts';

/** `visit` is what the screen knew last; null after a power cut, when the ledger alone is left to ask. */
export async function leftUnspoken(
  desk: Desk,
  session: SessionRow,
  visit: ResidentVisit | null,
): Promise<boolean> {
  if (session.kind !== 'pickup' || session.unit === null) return false;
  const shown = visit === null ? null : new Set(unspokenOf(visit).map(({ id }) => id));
  const waiting = await desk.questions.waitingFor(session.unit);
  const unspoken = waiting.filter(({ id, doubt, heldUntil }) =>
    shown === null ? doubt === null && heldUntil === null : shown.has(id),
  );
  if (unspoken.length === 0) return false;
  // Whoever took one package was inside, whatever the sensor says.
  return session.packages > 0 || (await wasDoorOpen(desk, session.startedAt));
}
