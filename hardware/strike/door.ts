/**
 * What a door with a strike and a position sensor is doing, and what is worth an entry in the log or an alarm. Pure:
 * it is told what happened and when; that the strike should hold again it says, and orders nothing.
 *
 * An opening is allowed from a release until `graceMs` after its hold, and for a while after somebody inside worked
 * the handle; any other opening is forced. The forced alarm stands until it is answered, closing or not, and is one
 * alarm however often the door swings: the next one needs an answer, and then a door that was shut for `rearmMs`.
 * What cannot be seen is unknown, never closed.
 */
import type { DoorPosition, StrikeState } from '../ports/strike.ts';
import {
  type DoorEvent,
  type DoorKind,
  type DoorObservation,
  type DoorRules,
  type DoorState,
  USUAL_DOOR_RULES,
} from './door-state.ts';

export interface DoorStep {
  readonly state: DoorState;
  readonly observations: readonly DoorObservation[];
  /** The strike should hold again although its hold is not over. */
  readonly locksNow: boolean;
}

type Told = readonly [state: DoorState, ...observations: DoorObservation[]];

export function stepDoor(before: DoorState, event: DoorEvent, rules: DoorRules = USUAL_DOOR_RULES): DoorStep {
  const [heard, ...first] = takeIn(before, event, rules);
  const [timed, ...then] = keepTime(heard, event.atMs, rules);
  const observations = [...first, ...then];
  return {
    state: { ...timed, kind: kindOf(timed) },
    observations,
    locksNow: timed.strike === 'released' && endsTheHold(observations, rules),
  };
}

/** True while something comes of it that time passes: then it wants a `tick` now and again. */
export function waitsForTime(state: DoorState, { answersItselfAfterMs }: DoorRules): boolean {
  const isForced = state.isForced && answersItselfAfterMs !== null;
  return state.openSinceMs !== null || isForced || state.position !== state.toldPosition;
}

function takeIn(before: DoorState, event: DoorEvent, rules: DoorRules): Told {
  const { atMs } = event;
  switch (event.type) {
    case 'release-ordered': {
      const ordered = giveLeave(before, atMs + event.holdMs + rules.graceMs);
      // While it stands open only a strike that lets go begins the count anew: an order alone opens nothing.
      return [before.openSinceMs === null ? { ...ordered, grantedAtMs: atMs } : ordered];
    }
    case 'exit-requested':
      return requestExit(before, atMs, rules);
    case 'strike':
      return strikeBecame(before, event.state, atMs);
    case 'position':
      return event.position === before.position ? [before] : move(before, event.position, atMs, rules);
    case 'alarm-answered':
      return before.isForced ? answer(before) : [before];
    case 'tick':
      return [before];
  }
}

/** A shorter leave cuts nothing off. */
function giveLeave(before: DoorState, untilMs: number): DoorState {
  return { ...before, leaveUntilMs: Math.max(before.leaveUntilMs ?? untilMs, untilMs) };
}

function countAnew(before: DoorState, atMs: number): DoorState {
  return { ...before, grantedAtMs: atMs, isHeld: false, isWarned: false };
}

function requestExit(before: DoorState, atMs: number, rules: DoorRules): Told {
  const leave = giveLeave(before, atMs + rules.exitShuntMs + rules.graceMs);
  // A contact that chatters is one request.
  const isChatter = before.exitToldAtMs !== null && atMs - before.exitToldAtMs < rules.exitShuntMs;
  return isChatter ? [leave] : [{ ...countAnew(leave, atMs), exitToldAtMs: atMs }, 'exit-requested'];
}

function strikeBecame(before: DoorState, strike: StrikeState, atMs: number): Told {
  const state = { ...before, strike };
  // That its board is away for a moment is told of the device; of the door only what it comes back as, if that differs.
  if (strike === 'unknown' || strike === before.toldStrike) return [state];
  const told = { ...state, toldStrike: strike };
  if (strike === 'released') return [countAnew(told, atMs), 'strike-released'];
  return [told, strike === 'locked' ? 'strike-locked' : 'strike-stuck'];
}

function answer(before: DoorState): Told {
  return [{ ...before, isForced: false, isSettling: true }, 'alarm-answered'];
}

function move(before: DoorState, position: DoorPosition, atMs: number, rules: DoorRules): Told {
  if (position === 'unknown') return [{ ...before, position, closedSinceMs: null }];
  const moved = { ...before, position, lastSeen: position, toldPosition: position };
  const isTold = position === before.toldPosition;
  if (position === 'closed') {
    const shut = position === before.lastSeen ? moved : leaveBehind(moved, rules);
    return isTold ? [{ ...shut, closedSinceMs: atMs }] : [{ ...shut, closedSinceMs: atMs }, 'closed'];
  }
  // It was open when it went out of sight: nothing was opened, only what was told of it is out of date.
  if (before.lastSeen === 'open') return isTold ? [moved] : [moved, 'opened'];
  return opens(before, moved, atMs, rules);
}

function leaveBehind(shut: DoorState, rules: DoorRules): DoorState {
  const counted = { ...shut, openSinceMs: null, grantedAtMs: null, isHeld: false, isWarned: false };
  // Where the strike holds again at once, nobody may come in on somebody else's leave.
  return rules.relock === 'after-hold' ? counted : { ...counted, leaveUntilMs: null };
}

function opens(before: DoorState, moved: DoorState, atMs: number, rules: DoorRules): Told {
  const isAllowed = before.leaveUntilMs !== null && atMs <= before.leaveUntilMs;
  // Leave that has run out says nothing about this opening: its time counts from now.
  const grantedAtMs = isAllowed ? before.grantedAtMs : null;
  const open = { ...moved, openSinceMs: atMs, closedSinceMs: null, grantedAtMs };
  const shutForMs = before.closedSinceMs === null ? 0 : atMs - before.closedSinceMs;
  const isSettling = before.isSettling && shutForMs < rules.rearmMs;
  // A door that is found open at the start was not seen to be forced.
  const isForced = before.lastSeen === 'closed' && !isAllowed && !isSettling;
  if (!isForced || before.isForced) return [{ ...open, isSettling }, 'opened'];
  return [{ ...open, isSettling, isForced }, 'opened', 'forced'];
}

function keepTime(state: DoorState, atMs: number, rules: DoorRules): Told {
  const [seen, ...lost] = tellLoss(state, atMs, rules);
  const [open, ...held] = tellHeld(seen, atMs, rules);
  const { answersItselfAfterMs: afterMs } = rules;
  const isOver = afterMs !== null && open.closedSinceMs !== null && atMs - open.closedSinceMs >= afterMs;
  const [calm, ...answered] = open.isForced && isOver ? answer(open) : ([open] as Told);
  return [calm, ...lost, ...held, ...answered];
}

function tellLoss(state: DoorState, atMs: number, rules: DoorRules): Told {
  if (state.position !== 'unknown' || state.toldPosition === 'unknown') return [state];
  const isQuiet = state.lostToldAtMs !== null && atMs - state.lostToldAtMs < rules.lostQuietMs;
  return isQuiet ? [state] : [{ ...state, toldPosition: 'unknown', lostToldAtMs: atMs }, 'position-lost'];
}

function tellHeld(state: DoorState, atMs: number, rules: DoorRules): Told {
  if (state.openSinceMs === null) return [state];
  const openMs = atMs - (state.grantedAtMs ?? state.openSinceMs);
  if (!state.isHeld && openMs >= rules.heldAfterMs) {
    return [{ ...state, isHeld: true, isWarned: true }, 'held'];
  }
  const isDue = !state.isWarned && openMs >= rules.warnAfterMs;
  return isDue ? [{ ...state, isWarned: true }, 'held-warning'] : [state];
}

function endsTheHold(observations: readonly DoorObservation[], { relock }: DoorRules): boolean {
  if (relock === 'on-open') return observations.includes('opened');
  return relock === 'on-close' && observations.includes('closed');
}

function kindOf(state: DoorState): DoorKind {
  if (state.isForced) return 'forced';
  if (state.position === 'unknown') return 'unknown';
  if (state.position === 'open') return state.isHeld ? 'held' : 'open';
  if (state.strike === 'locked') return 'closed-locked';
  return state.strike === 'unknown' ? 'unknown' : 'released';
}
