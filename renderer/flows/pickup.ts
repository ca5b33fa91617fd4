/**
 * The way in of a pickup: unit and PIN, or the way without a code. What follows a right PIN is at the shelf, in
 * `shelf.ts`. It never learns whether a unit exists: a wrong PIN and an unknown unit are the same refusal.
 *
 *     unit → pin → checking → the shelf
 *                    │
 *                    └→ nothing-here
 *
 * From unit and PIN the way without a code leads to `no-code`, and back to where it began. A pass that is scanned before
 * the shelf takes the place of unit and PIN: `checking-pass`, and `pass-refused` with the reason and ways on.
 */
import type { Grant, PassAnswer } from '../../shared/bridge/contract.ts';
import type { SessionId } from '../../shared/domain/ids.ts';
import type { PackageRow } from '../../shared/projections/tables.ts';
import { recognise } from '../../shared/tracking/recognise.ts';
import { go, type Next, type Refused, type Scanned } from './flow.ts';
import { beginAgain, beginAtShelf, stepShelf } from './shelf.ts';
import type { ShelfEffect, ShelfEvent, ShelfState } from './shelf-state.ts';
import type { AskedOfVisit } from './visit-evidence.ts';

/** Why a pass opens nothing; `not-checked`: the host could not be asked, or the ledger takes nothing. */
export type PassRefusal = Exclude<PassAnswer, { answer: 'granted' }> | { readonly answer: 'not-checked' };

type WayInState =
  | { readonly at: 'unit' }
  | { readonly at: 'pin'; readonly unit: string; readonly refused: Refused | null }
  /** `unit` is what was typed before; null where it was not yet. */
  | { readonly at: 'no-code'; readonly unit: string | null }
  | { readonly at: 'checking'; readonly unit: string }
  | { readonly at: 'show-pass' }
  | { readonly at: 'checking-pass'; readonly token: string }
  | { readonly at: 'pass-refused'; readonly refused: PassRefusal }
  | { readonly at: 'nothing-here' };

export type PickupState = WayInState | ShelfState;

type WayInEvent =
  | { readonly type: 'unit-entered'; readonly name: string }
  | { readonly type: 'pin-entered'; readonly pin: string }
  | {
      readonly type: 'pin-granted';
      readonly grant: Grant;
      readonly session: SessionId;
      readonly packages: readonly PackageRow[];
      /** They picked something up so shortly ago that the same PIN lets them in again for nothing. */
      readonly isBackAgain: boolean;
      /** Left out: nothing. */
      readonly asked?: AskedOfVisit;
    }
  | { readonly type: 'pass-refused'; readonly refused: PassRefusal }
  | { readonly type: 'no-code' | 'show-pass' }
  | { readonly type: 'code-refused'; readonly refused: Refused };

export type PickupEvent = WayInEvent | ShelfEvent;

export type PickupEffect =
  | { readonly do: 'verify-resident'; readonly unit: string; readonly pin: string }
  | { readonly do: 'verify-pass'; readonly token: string }
  | ShelfEffect;

type Step = Next<PickupState, PickupEffect>;

export const startPickup: PickupState = { at: 'unit' };

export function stepPickup(state: PickupState, event: PickupEvent): Step {
  const token = event.type === 'scanned' && TAKES_PASS.has(state.at) ? passIn(event.scanned) : null;
  if (token !== null) return go({ at: 'checking-pass', token }, { do: 'verify-pass', token });
  switch (state.at) {
    case 'unit':
      if (event.type === 'no-code') return go({ at: 'no-code', unit: null });
      if (event.type === 'show-pass') return go({ at: 'show-pass' });
      return event.type === 'unit-entered' ? go({ at: 'pin', unit: event.name, refused: null }) : go(state);
    case 'pin':
      if (event.type === 'back') return go({ at: 'unit' });
      if (event.type === 'no-code') return go({ at: 'no-code', unit: state.unit });
      if (event.type !== 'pin-entered') return go(state);
      return go(
        { at: 'checking', unit: state.unit },
        { do: 'verify-resident', unit: state.unit, pin: event.pin },
      );
    case 'no-code':
      if (event.type !== 'back') return go(state);
      return go(state.unit === null ? { at: 'unit' } : { at: 'pin', unit: state.unit, refused: null });
    case 'checking':
      if (event.type === 'code-refused') return go({ at: 'pin', unit: state.unit, refused: event.refused });
      return event.type === 'pin-granted' ? granted(event) : go(state);
    case 'checking-pass':
      if (event.type === 'pass-refused') return go({ at: 'pass-refused', refused: event.refused });
      return event.type === 'pin-granted' ? granted(event) : go(state);
    case 'show-pass':
    case 'pass-refused':
      if (event.type === 'no-code') return go({ at: 'no-code', unit: null });
      return event.type === 'back' ? go({ at: 'unit' }) : go(state);
    case 'nothing-here':
      return go(state);
    default:
      return isOfTheWayIn(event) ? go(state) : stepShelf(state, event);
  }
}

/** Where nobody is let in yet. */
const TAKES_PASS: ReadonlySet<PickupState['at']> = new Set([
  'unit',
  'pin',
  'no-code',
  'show-pass',
  'pass-refused',
]);

function passIn(scanned: Scanned): string | null {
  const read = recognise(scanned);
  return read.kind === 'pass' ? read.token : null;
}

const OF_THE_WAY_IN: readonly PickupEvent['type'][] = [
  'unit-entered',
  'pin-entered',
  'pin-granted',
  'no-code',
  'show-pass',
  'pass-refused',
  'code-refused',
];

function isOfTheWayIn(event: PickupEvent): event is WayInEvent {
  return OF_THE_WAY_IN.includes(event.type);
}

function granted(event: PickupEvent & { type: 'pin-granted' }): Step {
  const { grant, session, packages, isBackAgain, asked } = event;
  const by = { session, grant };
  if (packages.length > 0) return beginAtShelf(by, packages, asked);
  if (isBackAgain) return beginAgain(by, asked);
  return go({ at: 'nothing-here' }, { do: 'close-pickup', by, taken: 0 }, { do: 'go-home-soon' });
}
