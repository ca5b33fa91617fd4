/**
 * What every flow is: a pure, total function from a state and an event to the next state and the effects it asks
 * for. An event that means nothing in a state leaves it as it is: a late answer or a second tap is never a crash.
 */
import type { ReadBy } from '../../shared/domain/package.ts';

export interface Next<State, Effect> {
  readonly state: State;
  readonly effects: readonly Effect[];
}

export function go<State, Effect>(state: State, ...effects: Effect[]): Next<State, Effect> {
  return { state, effects };
}

/** A barcode as it came in, before anybody has made anything of it. */
export interface Scanned {
  readonly text: string;
  readonly aim: string | null;
  readonly by: ReadBy;
  /** When it was read, on a clock that never goes back; absent for what was typed, which no other barcode betters. */
  readonly atMs?: number;
}

/**
 * A code was wrong, was right once, or too many were wrong: how long until the next try. `waitMs` 0 is none. Of one
 * that is disabled no try helps.
 */
export interface Refused {
  readonly why: 'wrong' | 'expired' | 'waiting' | 'disabled';
  readonly waitMs: number;
}
