/** Staff's orders about residents' PINs: in the ledger first, and the host acts on that event alone. */
import type { PinsNote } from '../flows/pins.ts';
import type { StaffEffect, StaffEvent } from '../flows/staff-state.ts';
import { actorOf } from './codes.ts';
import type { Desk } from './desk.ts';

type Order = StaffEffect & { do: 'order-pin' };

export async function readPins(desk: Desk): Promise<StaffEvent> {
  const read = await desk.host.ask('pins.read', {});
  if (read.ok) return { type: 'pins-read', disabled: read.value.disabled };
  desk.report('it was not read whose PIN is disabled', read.error);
  return refused('not-read');
}

export async function orderPin(desk: Desk, { by, session, order }: Order): Promise<StaffEvent> {
  const kept = await desk.ledger.append([
    { type: 'pin.reissue-ordered', actor: actorOf(by), data: { session, grant: by.id, ...order } },
  ]);
  const event = kept.ok ? kept.value[0]?.id : undefined;
  if (event === undefined) return refused('not-recorded');
  const asked = await desk.host.ask('pin.reissue', { event });
  if (asked.ok && asked.value.ok) return { type: 'pin-shown', pin: asked.value.value.pin };
  const why = asked.ok && !asked.value.ok ? asked.value.error : 'no answer';
  // Their own PIN counts for ten minutes; whoever stands there may have been away.
  if (why === 'not-justified') return refused('sign-in-again');
  desk.report('a PIN was not made anew', why);
  return refused('not-recorded');
}

function refused(note: PinsNote): StaffEvent {
  return { type: 'pin-refused', note };
}
