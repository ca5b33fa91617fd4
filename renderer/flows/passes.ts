/**
 * Passes, within a visit of staff: which ones of a unit are good, another one for whoever stands there or is sent, and the
 * end of one. The pass is in this state while it is shown and nowhere else; going on forgets it.
 *
 *     unit → list → for-whom → packages → how-long → identity → asking → shown → (list)
 *              │                └────────────↗                     └→ (list, with a note)
 *              └→ why-ended → ending → (list)
 */
import { type Directory, unitNamed } from '../../shared/domain/directory.ts';
import type { CredentialId, PackageId, UnitId } from '../../shared/domain/ids.ts';
import type { DataOf } from '../../shared/events/catalog.ts';

type Issue = DataOf<'pass.issue-ordered'>;

export interface PassOrder extends Pick<Issue, 'unit' | 'holder' | 'packages' | 'identity'> {
  /** For how long it is good, from now on. */
  readonly hours: number;
}
export type WhyEnded = Exclude<DataOf<'credential.revoked'>['why'], 'replaced'>;
export type PassesNote = 'unknown-unit' | 'ended' | 'sign-in-again' | 'not-recorded';

type OfUnit = { readonly unit: UnitId };

export type PassesState =
  | { readonly at: 'unit'; readonly note: PassesNote | null }
  | ({ readonly at: 'list'; readonly note: PassesNote | null } & OfUnit)
  | ({ readonly at: 'why-ended'; readonly pass: CredentialId } & OfUnit)
  | ({ readonly at: 'ending'; readonly pass: CredentialId } & OfUnit)
  | ({ readonly at: 'for-whom' } & OfUnit)
  | ({ readonly at: 'packages' } & OfUnit)
  | ({ readonly at: 'how-long' } & Omit<PassOrder, 'hours' | 'identity'>)
  | ({ readonly at: 'identity' } & Omit<PassOrder, 'identity'>)
  | { readonly at: 'asking'; readonly order: PassOrder }
  | ({ readonly at: 'shown'; readonly token: string; readonly until: string } & OfUnit);

export type PassesEvent =
  | { readonly type: 'pass-unit'; readonly unit: UnitId | null }
  | { readonly type: 'make-pass' }
  | { readonly type: 'pass-for'; readonly holder: PassOrder['holder'] }
  /** Null is all that waits. */
  | { readonly type: 'pass-packages'; readonly packages: readonly PackageId[] | null }
  | { readonly type: 'pass-hours'; readonly hours: number }
  | { readonly type: 'identity-checked'; readonly identity: PassOrder['identity'] }
  | { readonly type: 'pass-made'; readonly token: string; readonly until: string }
  | { readonly type: 'end-pass'; readonly pass: CredentialId }
  | { readonly type: 'pass-ended-because'; readonly why: WhyEnded }
  | { readonly type: 'pass-note'; readonly note: PassesNote }
  | { readonly type: 'back' };

export type PassesWish =
  | { readonly do: 'order-pass'; readonly order: PassOrder }
  | { readonly do: 'end-pass'; readonly pass: CredentialId; readonly why: WhyEnded };

interface Step {
  /** Null when staff are through with it. */
  readonly state: PassesState | null;
  readonly wish: PassesWish | null;
}

export const PASS_HOURS = [2, 12, 72, 168] as const;
export const WHY_ENDED = ['asked', 'misused', 'moved-away'] as const satisfies readonly WhyEnded[];

export const startPasses: PassesState = { at: 'unit', note: null };

export function passUnitTyped(directory: Directory, name: string): PassesEvent {
  return { type: 'pass-unit', unit: unitNamed(directory, name)?.id ?? null };
}

export function stepPasses(state: PassesState, event: PassesEvent): Step {
  if (event.type === 'back') return back(state);
  switch (state.at) {
    case 'unit':
      if (event.type !== 'pass-unit') return to(state);
      return to(event.unit === null ? { at: 'unit', note: 'unknown-unit' } : list(event.unit));
    case 'list':
      if (event.type === 'make-pass') return to({ at: 'for-whom', unit: state.unit });
      return to(event.type === 'end-pass' ? { at: 'why-ended', unit: state.unit, pass: event.pass } : state);
    case 'why-ended':
      if (event.type !== 'pass-ended-because') return to(state);
      return {
        state: { ...state, at: 'ending' },
        wish: { do: 'end-pass', pass: state.pass, why: event.why },
      };
    case 'for-whom':
      if (event.type !== 'pass-for') return to(state);
      // Residents themselves have what waits for their unit.
      return to(
        event.holder === 'delegate'
          ? { at: 'packages', unit: state.unit }
          : { at: 'how-long', unit: state.unit, holder: 'resident', packages: null },
      );
    case 'packages': {
      if (event.type !== 'pass-packages') return to(state);
      const packages = event.packages === null ? null : [...event.packages];
      return to({ at: 'how-long', unit: state.unit, holder: 'delegate', packages });
    }
    case 'how-long':
      return to(event.type === 'pass-hours' ? { ...state, at: 'identity', hours: event.hours } : state);
    case 'identity': {
      if (event.type !== 'identity-checked') return to(state);
      const { at: _, ...rest } = state;
      const order = { ...rest, identity: event.identity };
      return { state: { at: 'asking', order }, wish: { do: 'order-pass', order } };
    }
    case 'asking':
      if (event.type === 'pass-made') {
        return to({ at: 'shown', unit: state.order.unit, token: event.token, until: event.until });
      }
      return to(event.type === 'pass-note' ? list(state.order.unit, event.note) : state);
    case 'ending':
      return to(event.type === 'pass-note' ? list(state.unit, event.note) : state);
    case 'shown':
      return to(state);
  }
}

function back(state: PassesState): Step {
  switch (state.at) {
    case 'unit':
      return { state: null, wish: null };
    case 'list':
      return to(startPasses);
    case 'asking':
    case 'ending':
      return to(state);
    default:
      return to(list(state.unit));
  }
}

function list(unit: UnitId, note: PassesNote | null = null): PassesState {
  return { at: 'list', unit, note };
}

function to(state: PassesState): Step {
  return { state, wish: null };
}
