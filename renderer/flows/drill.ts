/**
 * A drill: which step somebody is at, and what it has taken so far. It watches what the ledger and the hands say and
 * never touches the kiosk: whoever learns uses the real screens.
 *
 *     choosing → preparing → under way ⇄ (a visit that broke off: its first step again) → score → choosing
 */
import type { Drill } from '../../shared/domain/training.ts';
import type { DataOf } from '../../shared/events/catalog.ts';
import type { LedgerEvent } from '../../shared/events/event.ts';
import { DRILLS, type DrillStep, type Hand, isMistake } from './drill-steps.ts';

export type Score = DataOf<'training.drill-finished'>;

export type DrillState =
  | { readonly at: 'choosing'; readonly isUnprepared: boolean }
  | { readonly at: 'preparing'; readonly drill: Drill }
  | {
      readonly at: 'under-way';
      readonly drill: Drill;
      /** The place of the step among the drill's. */
      readonly step: number;
      readonly sinceMs: number;
      readonly touches: number;
      readonly mistakes: number;
      readonly hints: number;
      readonly isHinted: boolean;
    }
  | { readonly at: 'score'; readonly score: Score };

export type DrillEvent =
  | { readonly type: 'chosen'; readonly drill: Drill }
  | { readonly type: 'prepared'; readonly atMs: number }
  | { readonly type: 'not-prepared' }
  | { readonly type: 'touched' }
  | { readonly type: 'hint' }
  | { readonly type: 'did'; readonly hand: Hand; readonly atMs: number }
  | { readonly type: 'recorded'; readonly event: LedgerEvent; readonly atMs: number }
  | { readonly type: 'given-up' };

type UnderWay = DrillState & { at: 'under-way' };

export const startDrills: DrillState = { at: 'choosing', isUnprepared: false };

export function stepDrill(state: DrillState, event: DrillEvent): DrillState {
  if (event.type === 'given-up') return startDrills;
  switch (state.at) {
    case 'choosing':
    case 'score':
      return event.type === 'chosen' ? { at: 'preparing', drill: event.drill } : state;
    case 'preparing':
      if (event.type === 'not-prepared') return { at: 'choosing', isUnprepared: true };
      return event.type === 'prepared' ? begin(state.drill, event.atMs) : state;
    case 'under-way':
      return drilling(state, event);
  }
}

export function stepOf({ drill, step }: UnderWay): DrillStep | null {
  return DRILLS[drill][step] ?? null;
}

function begin(drill: Drill, sinceMs: number): DrillState {
  return { at: 'under-way', drill, step: 0, sinceMs, touches: 0, mistakes: 0, hints: 0, isHinted: false };
}

function drilling(state: UnderWay, event: DrillEvent): DrillState {
  switch (event.type) {
    case 'touched':
      return { ...state, touches: state.touches + 1 };
    case 'hint':
      return state.isHinted ? state : { ...state, isHinted: true, hints: state.hints + 1 };
    case 'did':
      return reached(
        state,
        ahead(state, ({ by }) => by === event.hand),
        event.atMs,
      );
    case 'recorded':
      return recorded(state, event.event, event.atMs);
    default:
      return state;
  }
}

function recorded(before: UnderWay, event: LedgerEvent, atMs: number): DrillState {
  const state = isMistake(event) ? { ...before, mistakes: before.mistakes + 1 } : before;
  // A visit that ended before its time begins anew: nothing of it can be gone on with.
  if (event.type === 'session.ended' && (event.data.how !== 'finished' || isWorkLeft(state, event))) {
    return { ...state, step: 0, isHinted: false };
  }
  const step = ahead(state, ({ until }) => until?.(event) === true);
  return reached(state, step, atMs);
}

/** The nearest step from here on that this proves; what lies between was done without us, or is not needed. */
function ahead({ drill, step }: UnderWay, proves: (step: DrillStep) => boolean): number {
  return DRILLS[drill].findIndex((one, place) => place >= step && proves(one));
}

/** Whether the ledger should still tell of something other than this. */
function isWorkLeft({ drill, step }: UnderWay, event: LedgerEvent): boolean {
  return DRILLS[drill].slice(step).some(({ until }) => until !== null && !until(event));
}

function reached(state: UnderWay, place: number, atMs: number): DrillState {
  if (place < 0) return state;
  if (place + 1 < DRILLS[state.drill].length) return { ...state, step: place + 1, isHinted: false };
  const { drill, touches, mistakes, hints } = state;
  return {
    at: 'score',
    score: { drill, tookMs: Math.round(atMs - state.sinceMs), touches, mistakes, hints },
  };
}
