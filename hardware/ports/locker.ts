/**
 * What the rest of Packroom knows of a bank of lockers: numbered compartments with doors that spring open. What is in
 * them, and for whom, is the ledger's.
 */
import type { Result } from '../../shared/basics/result.ts';

/** `unknown` when the bank did not say: never taken for `closed`, and never given out. */
export type CompartmentState = 'closed' | 'open' | 'unknown';

/** `stuck`: its lock was pulsed and the door was not seen to open. */
export interface CompartmentChange {
  readonly compartment: number;
  readonly became: CompartmentState | 'stuck';
}

export type LockerFailure =
  /** Another door of the room is just being opened: one at a time. */
  | { readonly code: 'busy' }
  | { readonly code: 'no-such-compartment' }
  /** It stands open as it is: there is nothing to open. */
  | { readonly code: 'already-open' }
  /** Nobody can see whether it is open, so nobody could see it open. */
  | { readonly code: 'unknown' }
  /** Its lock has to cool down; `waitMs` is when to ask again. */
  | { readonly code: 'cooling-down'; readonly waitMs: number }
  /** The lock was told and the door did not open: offer another compartment, and leave this one to staff. */
  | { readonly code: 'jammed' }
  | { readonly code: 'gone' };

export interface LockerBank {
  /** Compartments are numbered from 1, as they are on the doors. */
  readonly compartments: number;
  /** What was last seen of each, the first one first. */
  states(): readonly CompartmentState[];
  /** Those whose lock was pulsed in vain and that were not seen open since: staff has to look at them. */
  jammed(): ReadonlySet<number>;
  /** Calls `listener` at each change of what is known, the first look included. */
  onChange(listener: (change: CompartmentChange) => void): () => void;
  /** Looks at all of them. */
  look(): Promise<readonly CompartmentState[]>;
  /** Pulses one lock, once, and resolves when its door was seen to open. */
  open(compartment: number): Promise<Result<void, LockerFailure>>;
  onGone(listener: () => void): () => void;
  close(): Promise<void>;
}
