/** What the rest of Packroom knows of an electric strike and of the sensor that tells whether its door is open. */
import type { Result } from '../../shared/basics/result.ts';

/** What was done with the strike. `stuck` is an alarm: the relay was told to let go and has not. */
export type StrikeState = 'locked' | 'released' | 'stuck' | 'unknown';

export type StrikeFailure =
  /** Another release is under way. */
  | { readonly code: 'busy' }
  /** The relay did not switch on, or the board did not answer: the door stayed locked. */
  | { readonly code: 'not-released' }
  | { readonly code: 'gone' };

/**
 * What whoever sets the room up must see to. `no-own-limit`: the board leaves its relay as it was last told. If the
 * kiosk dies while the door is released, nothing but a module behind the board locks it again.
 */
export type SetUpWarning = 'no-own-limit';

export interface Strike {
  /** The longest release this board may be asked for, in milliseconds. */
  readonly maxReleaseMs: number;
  readonly setUpWarning: SetUpWarning | null;
  /**
   * Switches the strike on, reads it back, and off again after `holdMs` whatever happens in between. Resolves as
   * soon as the read-back shows that it is released; the locking is told through `onState`.
   */
  release(holdMs: number): Promise<Result<void, StrikeFailure>>;
  /**
   * Switches everything off and reads it back; tries until it is so, or until the board is gone or closed: what it
   * came to is in `state`. For start, shutdown and every doubt.
   */
  lock(): Promise<void>;
  state(): StrikeState;
  onState(listener: (state: StrikeState) => void): () => void;
  onGone(listener: () => void): () => void;
  close(): Promise<void>;
}

/** `unknown` when the input cannot be read: never taken for `closed`. */
export type DoorPosition = 'open' | 'closed' | 'unknown';

export interface DoorSensor {
  position(): DoorPosition;
  /** Calls `listener` at each change, debounced. */
  onPosition(listener: (position: DoorPosition) => void): () => void;
  /** Calls `listener` when somebody inside works the handle (request to exit). Never, where no contact is wired. */
  onExitRequest(listener: () => void): () => void;
  close(): Promise<void>;
}
