/** What staff say of devices and alarms: the event is in the ledger first, and the host acts on that event alone. */
import type { Draft } from '../../shared/events/event.ts';
import type { StaffEffect, StaffEvent } from '../flows/staff-state.ts';
import { actorOf } from './codes.ts';
import type { Desk } from './desk.ts';

const NOT_RECORDED: StaffEvent = { type: 'not-recorded' };

/** Null when it is done. */
export async function setUpDevice(
  desk: Desk,
  { by, session, device, setting, why }: StaffEffect & { do: 'set-up-device' },
): Promise<StaffEvent | null> {
  const event = await written(desk, {
    type: 'device.set-up',
    actor: actorOf(by),
    data: { session, grant: by.id, device, setting, why },
  });
  if (event === null) return NOT_RECORDED;
  const done = await desk.host.ask('device.set-up', { event });
  if (done.ok && done.value.ok) return null;
  desk.report('a device was not set up', done.ok ? !done.value.ok && done.value.error : done.error);
  return NOT_RECORDED;
}

export async function answerAlarm(
  desk: Desk,
  { by, session, door, why }: StaffEffect & { do: 'answer-alarm' },
): Promise<StaffEvent | null> {
  const event = await written(desk, {
    type: 'door.alarm-answered',
    actor: actorOf(by),
    data: { door, session, grant: by.id, why },
  });
  if (event === null) return NOT_RECORDED;
  const done = await desk.host.ask('door.answer-alarm', { event });
  if (done.ok && done.value.ok) return null;
  desk.report('an alarm was not answered', done.ok ? !done.value.ok && done.value.error : done.error);
  return NOT_RECORDED;
}

async function written(desk: Desk, draft: Draft) {
  const kept = await desk.ledger.append([draft]);
  return kept.ok ? (kept.value[0]?.id ?? null) : null;
}
