/** Whether somebody can have been inside since a moment: as far as the ledger knows, and with doubt taken for yes. */
import type { Desk } from './desk.ts';

/**
 * Also by a door that stood open before. Where no sensor tells, a strike that let go is taken for a door that was opened.
 */
export async function wasDoorOpen(desk: Desk, since: string): Promise<boolean> {
  const doors = await desk.questions.doors();
  return doors.some(
    ({ openedAt, shutAt, position, at }) =>
      (openedAt !== null && openedAt >= since) ||
      (shutAt !== null && shutAt >= since) ||
      position === 'open' ||
      (position === 'unknown' && at >= since),
  );
}
