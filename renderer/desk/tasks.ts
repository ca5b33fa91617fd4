/** Tasks in the ledger: how one ended, and the visit in which staff take in what was left in the room. */
import { SessionId } from '../../shared/domain/ids.ts';
import type { StaffEffect, StaffEvent } from '../flows/staff-state.ts';
import { actorOf } from './codes.ts';
import { type Desk, newId } from './desk.ts';

const NOT_RECORDED: StaffEvent = { type: 'not-recorded' };

/** Null when it is done. */
export async function closeTask(
  desk: Desk,
  { by, task, outcome }: StaffEffect & { do: 'close-task' },
): Promise<StaffEvent | null> {
  const kept = await desk.ledger.append([
    { type: 'task.closed', actor: actorOf(by), data: { task, outcome } },
  ]);
  return kept.ok ? null : NOT_RECORDED;
}

export async function startRescue(
  desk: Desk,
  { by }: StaffEffect & { do: 'begin-rescue' },
): Promise<StaffEvent> {
  const session = SessionId.parse(newId(desk));
  const data = {
    session,
    kind: 'rescue',
    grant: by.id,
    carrier: null,
    unit: null,
    by: 'code',
    credential: null,
  } as const;
  const kept = await desk.ledger.append([{ type: 'session.started', actor: actorOf(by), data }]);
  return kept.ok ? { type: 'rescue-begun', session } : NOT_RECORDED;
}
