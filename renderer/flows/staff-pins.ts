/**
 * The PINs of staff, within a manager's visit: who has one, another one for a role, the end of one. A PIN is in this state
 * while it is shown and nowhere else; going on forgets it.
 *
 *     reading → list → role → asking → shown → (reading)
 *                 └→ why-ended ─┘└→ (reading, with a note)
 */
import type { StaffMember } from '../../shared/bridge/contract.ts';
import type { StaffId } from '../../shared/domain/ids.ts';
import { StaffRole } from '../../shared/domain/staff-role.ts';
import type { DataOf } from '../../shared/events/catalog.ts';

export type StaffPinOrder = Pick<DataOf<'staff-pin.ordered'>, 'order' | 'role' | 'staff' | 'why'>;
export type StaffPinsNote = 'not-read' | 'ended' | 'last-manager' | 'sign-in-again' | 'not-recorded';

export type StaffPinsState =
  | { readonly at: 'reading'; readonly note: StaffPinsNote | null }
  | { readonly at: 'list'; readonly staff: readonly StaffMember[]; readonly note: StaffPinsNote | null }
  | { readonly at: 'role' }
  | { readonly at: 'why-ended'; readonly staff: StaffId }
  | { readonly at: 'asking'; readonly order: StaffPinOrder }
  | { readonly at: 'shown'; readonly staff: StaffId; readonly pin: string };

export type StaffPinsEvent =
  | { readonly type: 'staff-pins-read'; readonly staff: readonly StaffMember[] }
  | { readonly type: 'another-of-staff' }
  | { readonly type: 'role-chosen'; readonly role: StaffRole }
  | { readonly type: 'end-of-staff'; readonly staff: StaffId }
  | { readonly type: 'staff-ended-because'; readonly why: StaffPinOrder['why'] }
  | { readonly type: 'staff-pin-shown'; readonly staff: StaffId; readonly pin: string }
  | { readonly type: 'staff-pin-note'; readonly note: StaffPinsNote }
  | { readonly type: 'back' };

export type StaffPinsWish =
  | { readonly do: 'read-staff-pins' }
  | { readonly do: 'order-staff-pin'; readonly order: StaffPinOrder };

interface Step {
  /** Null when they are through with it. */
  readonly state: StaffPinsState | null;
  readonly wish: StaffPinsWish | null;
}

export const ROLES = StaffRole.options;
export const WHY_STAFF_ENDED = [
  'left',
  'lost',
  'known-to-others',
] as const satisfies readonly StaffPinOrder['why'][];

export const startStaffPins = read(null);

export function stepStaffPins(state: StaffPinsState, event: StaffPinsEvent): Step {
  switch (state.at) {
    case 'reading':
      if (event.type === 'back') return { state: null, wish: null };
      if (event.type === 'staff-pin-note') return to({ at: 'list', staff: [], note: event.note });
      return to(
        event.type === 'staff-pins-read' ? { at: 'list', staff: event.staff, note: state.note } : state,
      );
    case 'list':
      if (event.type === 'back') return { state: null, wish: null };
      if (event.type === 'another-of-staff') return to({ at: 'role' });
      return to(event.type === 'end-of-staff' ? { at: 'why-ended', staff: event.staff } : state);
    case 'role':
      if (event.type === 'back') return read(null);
      if (event.type !== 'role-chosen') return to(state);
      return ask({ order: 'make', role: event.role, staff: null, why: 'new' });
    case 'why-ended':
      if (event.type === 'back') return read(null);
      if (event.type !== 'staff-ended-because') return to(state);
      return ask({ order: 'end', role: null, staff: state.staff, why: event.why });
    case 'asking':
      if (event.type === 'staff-pin-note') return read(event.note);
      return to(
        event.type === 'staff-pin-shown' ? { at: 'shown', staff: event.staff, pin: event.pin } : state,
      );
    case 'shown':
      return event.type === 'back' ? read(null) : to(state);
  }
}

function ask(order: StaffPinOrder): Step {
  return { state: { at: 'asking', order }, wish: { do: 'order-staff-pin', order } };
}

function to(state: StaffPinsState): Step {
  return { state, wish: null };
}

function read(note: StaffPinsNote | null) {
  return { state: { at: 'reading', note }, wish: { do: 'read-staff-pins' } } as const;
}
