/**
 * What a door with a strike and a position sensor is doing, and what is worth an entry in the log or an alarm. Pure:
 * it is told what happened and when, and orders nothing.
 *
 * An opening is allowed from a release until `graceMs` after its hold, and for a while after somebody inside worked
 * the handle; any other opening is forced. The forced alarm stays until somebody answers it, closing or not. What
 * cannot be seen is unknown, never closed.
 */
import type { DoorPosition, StrikeState } from '../ports/strike.ts';

export type DoorKind = 'closed-locked' | 'released' | 'open' | 'held' | 'forced' | 'unknown';

export interface DoorState {
  readonly kind: DoorKind;
  readonly position: DoorPosition;
  readonly strike: StrikeState;
  /** Until when an opening is allowed, and since when somebody had leave to open, in `Clock.elapsed()`. */
  readonly allowedUntilMs: number | null;
  readonly grantedAtMs: number | null;
  readonly openSinceMs: number | null;
  /** The last position that could be read. */
  readonly lastSeen: DoorPosition;
  readonly isForced: boolean;
  readonly isHeld: boolean;
  readonly isWarned: boolean;
  /** When it was last told that the position cannot be seen. */
  readonly lostToldAtMs: number | null;
}

/** `atMs` is `Clock.elapsed()`. */
export type DoorEvent =
  | { readonly type: 'release-ordered'; readonly atMs: number; readonly holdMs: number }
  | { readonly type: 'exit-requested'; readonly atMs: number }
  | { readonly type: 'strike'; readonly atMs: number; readonly state: StrikeState }
  | { readonly type: 'position'; readonly atMs: number; readonly position: DoorPosition }
  | { readonly type: 'alarm-answered'; readonly atMs: number }
  | { readonly type: 'tick'; readonly atMs: number };

export type DoorObservation =
  | 'strike-released'
  | 'strike-locked'
  | 'strike-stuck'
  | 'opened'
  | 'closed'
  | 'forced'
  /** Open for long: a chirp, so that somebody closes it before the alarm. */
  | 'held-warning'
  | 'held'
  | 'position-lost';

export interface DoorTimes {
  readonly graceMs: number;
  readonly exitMs: number;
  readonly warnAfterMs: number;
  readonly heldAfterMs: number;
  /** A loose wire comes and goes: for as long, that it is lost is told once. */
  readonly lostQuietMs: number;
}

const USUAL_DOOR_TIMES: DoorTimes = {
  graceMs: 2_000,
  exitMs: 5_000,
  warnAfterMs: 30_000,
  heldAfterMs: 60_000,
  lostQuietMs: 60_000,
};

export const UNSEEN_DOOR: DoorState = {
  kind: 'unknown',
  position: 'unknown',
  strike: 'unknown',
  allowedUntilMs: null,
  grantedAtMs: null,
  openSinceMs: null,
  lastSeen: 'unknown',
  isForced: false,
  isHeld: false,
  isWarned: false,
  lostToldAtMs: null,
};

export interface DoorStep {
  readonly state: DoorState;
  readonly observations: readonly DoorObservation[];
}

export function stepDoor(before: DoorState, event: DoorEvent, times: DoorTimes = USUAL_DOOR_TIMES): DoorStep {
  const { state, observations } = takeIn(before, event, times);
  const timed = keepTime(state, event.atMs, times);
  return {
    state: { ...timed.state, kind: kindOf(timed.state) },
    observations: [...observations, ...timed.observations],
  };
}

function takeIn(before: DoorState, event: DoorEvent, times: DoorTimes): DoorStep {
  switch (event.type) {
    case 'release-ordered':
      return quiet(grant(before, event.atMs, event.holdMs + times.graceMs));
    case 'exit-requested':
      return quiet(grant(before, event.atMs, times.exitMs));
    case 'strike':
      return {
        state: { ...before, strike: event.state },
        observations: event.state === before.strike ? [] : strikeObservations(event.state),
      };
    case 'position':
      return event.position === before.position
        ? quiet(before)
        : move(before, event.position, event.atMs, times);
    case 'alarm-answered':
      return quiet({ ...before, isForced: false });
    case 'tick':
      return quiet(before);
  }
}

function grant(before: DoorState, atMs: number, forMs: number): DoorState {
  // A second release while it stands open starts the count of the held alarm anew; a shorter one cuts nothing off.
  const allowedUntilMs = Math.max(before.allowedUntilMs ?? atMs, atMs + forMs);
  return { ...before, grantedAtMs: atMs, allowedUntilMs, isWarned: false, isHeld: false };
}

function move(before: DoorState, position: DoorPosition, atMs: number, times: DoorTimes): DoorStep {
  if (position === 'unknown') return lose(before, atMs, times);
  const moved = { ...before, position, lastSeen: position };
  if (position === before.lastSeen) return quiet(moved);
  if (position === 'closed') {
    const closed = { ...moved, openSinceMs: null, grantedAtMs: null, isHeld: false, isWarned: false };
    return { state: closed, observations: ['closed'] };
  }
  const isAllowed = before.allowedUntilMs !== null && atMs <= before.allowedUntilMs;
  // A door that is found open at the start was not seen to be forced.
  const isForced = before.lastSeen === 'closed' && !isAllowed;
  // Leave that has run out says nothing about this opening: its time counts from now.
  const grantedAtMs = isAllowed ? before.grantedAtMs : null;
  return {
    state: { ...moved, openSinceMs: atMs, grantedAtMs, isForced: before.isForced || isForced },
    // An alarm that stands is not raised again at every knock of a door that was broken open.
    observations: isForced && !before.isForced ? ['opened', 'forced'] : ['opened'],
  };
}

function lose(before: DoorState, atMs: number, times: DoorTimes): DoorStep {
  const state = { ...before, position: 'unknown' as const };
  const isQuiet = before.lostToldAtMs !== null && atMs - before.lostToldAtMs < times.lostQuietMs;
  if (isQuiet) return quiet(state);
  return { state: { ...state, lostToldAtMs: atMs }, observations: ['position-lost'] };
}

function keepTime(state: DoorState, atMs: number, times: DoorTimes): DoorStep {
  if (state.openSinceMs === null) return quiet(state);
  const openMs = atMs - (state.grantedAtMs ?? state.openSinceMs);
  if (!state.isHeld && openMs >= times.heldAfterMs) {
    return { state: { ...state, isHeld: true, isWarned: true }, observations: ['held'] };
  }
  if (!state.isWarned && openMs >= times.warnAfterMs) {
    return { state: { ...state, isWarned: true }, observations: ['held-warning'] };
  }
  return quiet(state);
}

function kindOf(state: DoorState): DoorKind {
  if (state.isForced) return 'forced';
  if (state.position === 'unknown') return 'unknown';
  if (state.position === 'open') return state.isHeld ? 'held' : 'open';
  if (state.strike === 'locked') return 'closed-locked';
  return state.strike === 'unknown' ? 'unknown' : 'released';
}

function strikeObservations(state: StrikeState): DoorObservation[] {
  if (state === 'released') return ['strike-released'];
  if (state === 'locked') return ['strike-locked'];
  return state === 'stuck' ? ['strike-stuck'] : [];
}

function quiet(state: DoorState): DoorStep {
  return { state, observations: [] };
}
