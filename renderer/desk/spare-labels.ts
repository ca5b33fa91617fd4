/** Labels printed before they are needed: they lie at the printer, and go on packages while it is out. */
import type { Grant } from '../../shared/bridge/contract.ts';
import type { SessionId } from '../../shared/domain/ids.ts';
import { spareCodeOf } from '../../shared/domain/room-code.ts';
import type { StaffEvent } from '../flows/staff-state.ts';
import { actorOf } from './codes.ts';
import type { Desk } from './desk.ts';
import { newJob, queue, withDrawings } from './labels.ts';

/** What a busy afternoon needs until somebody has changed the roll. */
const AT_ONCE = 12;

/** Their numbers are used up once they are in the ledger: what the power cuts off is never printed again. */
export async function printSpareLabels(desk: Desk, by: Grant, session: SessionId): Promise<StaffEvent> {
  let first = 1;
  const kept = await desk.ledger.append(({ spares }) => {
    first = spares + 1;
    const data = { session, first, count: AT_ONCE };
    return [{ type: 'label.spares-ordered', actor: actorOf(by), data }];
  });
  if (!kept.ok) return { type: 'not-recorded' };
  for (let n = 0; n < AT_ONCE; n++) {
    const label = { roomCode: spareCodeOf(first + n), unit: null, zone: desk.spareLine, date: '', marks: [] };
    await queue(desk, newJob(desk), await withDrawings(desk, label));
  }
  return { type: 'spare-labels-ordered', count: AT_ONCE };
}
