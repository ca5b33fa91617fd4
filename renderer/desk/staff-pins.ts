/** A manager's orders about the PINs of staff: in the ledger first, and the host acts on that event alone. */

import type { StaffPinsNote } from '../flows/staff-pins.ts';
import type { StaffEffect, StaffEvent } from '../flows/staff-state.ts';
import { actorOf } from './codes.ts';
import type { Desk } from './desk.ts';

type Order = StaffEffect & { do: 'order-staff-pin' };

export async function readStaffPins(desk: Desk): Promise<StaffEvent> {
  const read = await desk.host.ask('staff-pins.read', {});
  if (read.ok) return { type: 'staff-pins-read', staff: read.value.staff };
  desk.report('it was not read who is of staff', read.error);
  return note('not-read');
}

export async function orderStaffPin(desk: Desk, { by, session, order }: Order): Promise<StaffEvent> {
  const kept = await desk.ledger.append([
    { type: 'staff-pin.ordered', actor: actorOf(by), data: { session, grant: by.id, ...order } },
  ]);
  const event = kept.ok ? kept.value[0]?.id : undefined;
  if (event === undefined) return note('not-recorded');
  const asked = await desk.host.ask('staff-pin.order', { event });
  if (asked.ok && asked.value.ok) {
    const { staff, pin } = asked.value.value;
    return pin === null ? note('ended') : { type: 'staff-pin-shown', staff, pin };
  }
  const why = asked.ok && !asked.value.ok ? asked.value.error : 'no answer';
  if (why === 'last-manager') return note('last-manager');
  // Their own PIN counts for ten minutes; whoever stands there may have been away.
  if (why === 'not-justified') return note('sign-in-again');
  desk.report('a PIN of staff was not made or ended', why);
  return note('not-recorded');
}

function note(code: StaffPinsNote): StaffEvent {
  return { type: 'staff-pin-note', note: code };
}
