/** What staff do besides all that has a file of its own: labels that a person has to look at, and the end of a visit. */
import type { Grant } from '../../shared/bridge/contract.ts';
import type { LabelJobId, SessionId } from '../../shared/domain/ids.ts';
import { actorOf } from './codes.ts';
import type { Desk } from './desk.ts';

/** `cameOut` false lets the host print it once more. */
export async function settleLabel(desk: Desk, by: Grant, job: LabelJobId, cameOut: boolean): Promise<void> {
  await desk.ledger.append([{ type: 'label.settled', actor: actorOf(by), data: { job, cameOut } }]);
  const settled = await desk.host.ask('label.settle', { job, cameOut });
  if (!settled.ok) desk.report('the print queue was not told of a label', settled.error);
}

export async function closeStaff(desk: Desk, by: Grant, session: SessionId): Promise<void> {
  await desk.ledger.append([
    { type: 'session.ended', actor: actorOf(by), data: { session, how: 'finished', packages: 0 } },
  ]);
}
