/** The words of the door model: what a door can be doing, what it is told, and what it finds worth telling. */
import type { Relock } from '../../shared/domain/place.ts';
import type { DoorPosition, StrikeState } from '../ports/strike.ts';

export type DoorKind = 'closed-locked' | 'released' | 'open' | 'held' | 'forced' | 'unknown';

/** Times are in `Clock.elapsed()`. */
export interface DoorState {
  readonly kind: DoorKind;
  readonly position: DoorPosition;
  readonly strike: StrikeState;
  /** What was last told of each: an entry is written when it differs from this, and so never twice. */
  readonly toldPosition: DoorPosition;
  readonly toldStrike: StrikeState;
  /** The last position that could be read. */
  readonly lastSeen: DoorPosition;
  /** Until when an opening is allowed. */
  readonly leaveUntilMs: number | null;
  /** When somebody last had leave to open: what a door that stands open is counted from. */
  readonly grantedAtMs: number | null;
  readonly openSinceMs: number | null;
  readonly closedSinceMs: number | null;
  readonly isForced: boolean;
  /** The forced alarm was answered, and the door has not been shut for long enough since. */
  readonly isSettling: boolean;
  readonly isHeld: boolean;
  readonly isWarned: boolean;
  readonly lostToldAtMs: number | null;
  readonly exitToldAtMs: number | null;
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
  | 'exit-requested'
  | 'opened'
  | 'closed'
  | 'forced'
  /** Somebody answered the forced alarm, or its rule did. */
  | 'alarm-answered'
  /** Open for long: a chirp, so that somebody closes it before the alarm. */
  | 'held-warning'
  | 'held'
  | 'position-lost';

export interface DoorRules {
  /** An opening is allowed for as long after the leave for it has ended. */
  readonly graceMs: number;
  /** How long the handle inside excuses an opening. */
  readonly exitShuntMs: number;
  readonly warnAfterMs: number;
  readonly heldAfterMs: number;
  readonly relock: Relock;
  /** The forced alarm answers itself when the door has been shut for as long; null where only staff answer it. */
  readonly answersItselfAfterMs: number | null;
  /** A door that swings on after its alarm was answered raises a new one only once it was shut for as long. */
  readonly rearmMs: number;
  /** A loose wire comes and goes: for as long, that it is lost is told once. */
  readonly lostQuietMs: number;
}

export const USUAL_DOOR_RULES: DoorRules = {
  graceMs: 2_000,
  exitShuntMs: 5_000,
  warnAfterMs: 30_000,
  heldAfterMs: 60_000,
  relock: 'after-hold',
  answersItselfAfterMs: null,
  rearmMs: 3_000,
  lostQuietMs: 60_000,
};

export const UNSEEN_DOOR: DoorState = {
  kind: 'unknown',
  position: 'unknown',
  strike: 'unknown',
  toldPosition: 'unknown',
  toldStrike: 'unknown',
  lastSeen: 'unknown',
  leaveUntilMs: null,
  grantedAtMs: null,
  openSinceMs: null,
  closedSinceMs: null,
  isForced: false,
  isSettling: false,
  isHeld: false,
  isWarned: false,
  lostToldAtMs: null,
  exitToldAtMs: null,
};
