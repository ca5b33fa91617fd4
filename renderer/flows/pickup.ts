/**
 * Pickup: unit and PIN, the door, then each package confirmed by a scan of its room label or by a tap. Taking only
 * some is normal. It never learns whether a unit exists: a wrong PIN and an unknown unit are the same refusal.
 *
 *     unit → pin → checking → packages ⇄ confirming → goodbye
 *                    │
 *                    └→ nothing-here
 *
 * From unit and PIN the way without a code leads to `no-code`, and back to where it began. A pass that is scanned before
 * the packages takes the place of unit and PIN: `checking-pass`, and `pass-refused` with the reason and ways on.
 */
import type { Grant, PassAnswer } from '../../shared/bridge/contract.ts';
import type { PackageId, SessionId } from '../../shared/domain/ids.ts';
import type { PackageRow } from '../../shared/projections/tables.ts';
import { recognise } from '../../shared/tracking/recognise.ts';
import { type DoorEvent, isDoorEvent, type ReleaseDoor, releaseFor, stepDoor, type Visit } from './door.ts';
import { go, type Next, type Refused, type Scanned } from './flow.ts';

export interface ResidentVisit extends Visit {
  /** What waited when the PIN was right, in the order in which it came. */
  readonly packages: readonly PackageRow[];
  readonly taken: readonly PackageId[];
}

/** What was wrong with the latest scan or confirmation, to be said at once and kindly. */
export type PickupProblem =
  | { readonly code: 'not-yours'; readonly roomCode: string }
  | { readonly code: 'not-a-room-label' }
  | { readonly code: 'taken-already'; readonly roomCode: string }
  | { readonly code: 'not-recorded' };

/** Why a pass opens nothing; `not-checked`: the host could not be asked, or the ledger takes nothing. */
export type PassRefusal = Exclude<PassAnswer, { answer: 'granted' }> | { readonly answer: 'not-checked' };

export type PickupState =
  | { readonly at: 'unit' }
  | { readonly at: 'pin'; readonly unit: string; readonly refused: Refused | null }
  /** `unit` is what was typed before; null where it was not yet. */
  | { readonly at: 'no-code'; readonly unit: string | null }
  | { readonly at: 'checking'; readonly unit: string }
  | { readonly at: 'show-pass' }
  | { readonly at: 'checking-pass'; readonly token: string }
  | { readonly at: 'pass-refused'; readonly refused: PassRefusal }
  | { readonly at: 'nothing-here' }
  | { readonly at: 'packages'; readonly visit: ResidentVisit; readonly problem: PickupProblem | null }
  | { readonly at: 'confirming'; readonly visit: ResidentVisit; readonly package: PackageId }
  | { readonly at: 'leaving'; readonly visit: ResidentVisit }
  | { readonly at: 'goodbye'; readonly taken: number; readonly left: number };

export type PickupEvent =
  | { readonly type: 'unit-entered'; readonly name: string }
  | { readonly type: 'pin-entered'; readonly pin: string }
  | {
      readonly type: 'pin-granted';
      readonly grant: Grant;
      readonly session: SessionId;
      readonly packages: readonly PackageRow[];
    }
  | { readonly type: 'pass-refused'; readonly refused: PassRefusal }
  | { readonly type: 'no-code' | 'show-pass' }
  | { readonly type: 'code-refused'; readonly refused: Refused }
  | DoorEvent
  | { readonly type: 'scanned'; readonly scanned: Scanned }
  | { readonly type: 'tapped'; readonly package: PackageId }
  | { readonly type: 'collected'; readonly package: PackageId }
  | { readonly type: 'not-recorded' }
  | { readonly type: 'back' }
  | { readonly type: 'finish' }
  | { readonly type: 'session-closed' };

export type PickupEffect =
  | { readonly do: 'verify-resident'; readonly unit: string; readonly pin: string }
  | { readonly do: 'verify-pass'; readonly token: string }
  | ReleaseDoor
  | {
      readonly do: 'collect';
      readonly session: SessionId;
      readonly package: PackageId;
      readonly confirmedBy: 'scan' | 'tap';
    }
  | { readonly do: 'close-pickup'; readonly session: SessionId; readonly taken: number }
  | { readonly do: 'go-home-soon' };

type Step = Next<PickupState, PickupEffect>;

export const startPickup: PickupState = { at: 'unit' };

export function stepPickup(state: PickupState, event: PickupEvent): Step {
  if (isDoorEvent(event)) return stepDoor(state, event);
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
    case 'packages':
      return atTheShelf(state, event);
    case 'confirming':
      return confirming(state, event);
    case 'leaving':
      return event.type === 'session-closed' || event.type === 'not-recorded'
        ? goodbye(state.visit)
        : go(state);
    case 'nothing-here':
    case 'goodbye':
      return go(state);
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

function granted({ grant, session, packages }: PickupEvent & { type: 'pin-granted' }): Step {
  if (packages.length === 0) {
    return go({ at: 'nothing-here' }, { do: 'close-pickup', session, taken: 0 }, { do: 'go-home-soon' });
  }
  const visit: ResidentVisit = { session, grant, packages, taken: [], door: 'opening' };
  return go({ at: 'packages', visit, problem: null }, releaseFor(visit));
}

function atTheShelf(state: PickupState & { at: 'packages' }, event: PickupEvent): Step {
  const { visit } = state;
  if (event.type === 'finish') return leave(visit);
  if (event.type === 'tapped') return confirm(visit, event.package, 'tap');
  if (event.type !== 'scanned') return go(state);

  const say = (problem: PickupProblem) => go<PickupState, PickupEffect>({ at: 'packages', visit, problem });
  const read = recognise(event.scanned);
  if (read.kind !== 'room-code') return say({ code: 'not-a-room-label' });
  const { roomCode } = read;
  const mine = visit.packages.find((row) => row.roomCode === roomCode);
  if (mine === undefined) return say({ code: 'not-yours', roomCode });
  return visit.taken.includes(mine.id)
    ? say({ code: 'taken-already', roomCode })
    : confirm(visit, mine.id, 'scan');
}

function confirm(visit: ResidentVisit, id: PackageId, confirmedBy: 'scan' | 'tap'): Step {
  const waiting = visit.packages.some((row) => row.id === id) && !visit.taken.includes(id);
  if (!waiting) return go({ at: 'packages', visit, problem: null });
  return go(
    { at: 'confirming', visit, package: id },
    { do: 'collect', session: visit.session, package: id, confirmedBy },
  );
}

function confirming(state: PickupState & { at: 'confirming' }, event: PickupEvent): Step {
  if (event.type === 'not-recorded') {
    return go({ at: 'packages', visit: state.visit, problem: { code: 'not-recorded' } });
  }
  if (event.type !== 'collected' || event.package !== state.package) return go(state);
  const visit = { ...state.visit, taken: [...state.visit.taken, event.package] };
  return visit.taken.length === visit.packages.length
    ? leave(visit)
    : go({ at: 'packages', visit, problem: null });
}

function leave(visit: ResidentVisit): Step {
  return go(
    { at: 'leaving', visit },
    { do: 'close-pickup', session: visit.session, taken: visit.taken.length },
  );
}

function goodbye(visit: ResidentVisit): Step {
  const taken = visit.taken.length;
  return go({ at: 'goodbye', taken, left: visit.packages.length - taken }, { do: 'go-home-soon' });
}
