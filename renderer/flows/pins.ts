/**
 * Residents' PINs, within a visit of staff: whose is disabled, and another one for a unit whose resident stands there.
 * Staff say why and how they know who it is, then the new PIN is shown once. It is in this state while it is shown and
 * nowhere else; going on forgets it.
 *
 *     reading → list → unit → why → identity → asking → shown → (reading)
 *                 └───────────↗                   └→ (reading, with a note)
 */
import { type Directory, unitNamed } from '../../shared/domain/directory.ts';
import type { UnitId } from '../../shared/domain/ids.ts';
import type { DataOf } from '../../shared/events/catalog.ts';

export type PinOrder = Pick<DataOf<'pin.reissue-ordered'>, 'unit' | 'why' | 'identity'>;

export type PinsNote = 'not-read' | 'unknown-unit' | 'sign-in-again' | 'not-recorded';

export type PinsState =
  | { readonly at: 'reading'; readonly note: PinsNote | null }
  | { readonly at: 'list'; readonly disabled: readonly UnitId[]; readonly note: PinsNote | null }
  | { readonly at: 'unit'; readonly disabled: readonly UnitId[] }
  | { readonly at: 'why'; readonly unit: UnitId }
  | { readonly at: 'identity'; readonly unit: UnitId; readonly why: PinOrder['why'] }
  | { readonly at: 'asking'; readonly order: PinOrder }
  | { readonly at: 'shown'; readonly unit: UnitId; readonly pin: string };

export type PinsEvent =
  | { readonly type: 'pins-read'; readonly disabled: readonly UnitId[] }
  | { readonly type: 'other-unit' }
  | { readonly type: 'unit-chosen'; readonly unit: UnitId | null }
  | { readonly type: 'pin-because'; readonly why: PinOrder['why'] }
  | { readonly type: 'identity-checked'; readonly identity: PinOrder['identity'] }
  | { readonly type: 'pin-shown'; readonly pin: string }
  | { readonly type: 'pin-refused'; readonly note: PinsNote }
  | { readonly type: 'back' };

export type PinsWish = { readonly do: 'read-pins' } | { readonly do: 'order-pin'; readonly order: PinOrder };

interface Step {
  /** Null when staff are through with it. */
  readonly state: PinsState | null;
  readonly wish: PinsWish | null;
}

export const WHY_NEW_PIN = [
  'disabled',
  'never-received',
  'forgotten',
  'known-to-others',
  'moved-in',
] as const satisfies readonly PinOrder['why'][];

export const startPins = read(null);

/** What staff type is a unit of the house or nothing: they know which there are. */
export function unitTyped(directory: Directory, name: string): PinsEvent & { type: 'unit-chosen' } {
  return { type: 'unit-chosen', unit: unitNamed(directory, name)?.id ?? null };
}

export function stepPins(state: PinsState, event: PinsEvent): Step {
  const stay: Step = { state, wish: null };
  switch (state.at) {
    case 'reading':
      if (event.type === 'back') return { state: null, wish: null };
      // Whose PIN is disabled is not known then; a unit can still be typed.
      if (event.type === 'pin-refused') return to({ at: 'list', disabled: [], note: event.note });
      return event.type === 'pins-read'
        ? to({ at: 'list', disabled: event.disabled, note: state.note })
        : stay;
    case 'list':
      if (event.type === 'back') return { state: null, wish: null };
      if (event.type === 'other-unit') return to({ at: 'unit', disabled: state.disabled });
      return event.type === 'unit-chosen' ? chosen(event.unit, state.disabled) : stay;
    case 'unit':
      if (event.type === 'back') return read(null);
      return event.type === 'unit-chosen' ? chosen(event.unit, state.disabled) : stay;
    case 'why':
      if (event.type === 'back') return read(null);
      return event.type === 'pin-because' ? to({ at: 'identity', unit: state.unit, why: event.why }) : stay;
    case 'identity': {
      if (event.type === 'back') return to({ at: 'why', unit: state.unit });
      if (event.type !== 'identity-checked') return stay;
      const order = { unit: state.unit, why: state.why, identity: event.identity };
      return { state: { at: 'asking', order }, wish: { do: 'order-pin', order } };
    }
    case 'asking':
      if (event.type === 'pin-shown') return to({ at: 'shown', unit: state.order.unit, pin: event.pin });
      return event.type === 'pin-refused' ? read(event.note) : stay;
    case 'shown':
      return event.type === 'back' ? read(null) : stay;
  }
}

/** Of a disabled PIN everybody knows why there is another. */
function chosen(unit: UnitId | null, disabled: readonly UnitId[]): Step {
  if (unit === null) return read('unknown-unit');
  return to(disabled.includes(unit) ? { at: 'identity', unit, why: 'disabled' } : { at: 'why', unit });
}

function to(state: PinsState): Step {
  return { state, wish: null };
}

function read(note: PinsNote | null) {
  return { state: { at: 'reading', note }, wish: { do: 'read-pins' } } as const;
}
