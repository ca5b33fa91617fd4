/**
 * The only way that code outside a composition root learns the time. Tests and the rehearsal hand in a clock
 * that they move by hand; nobody calls `Date.now()` anywhere else.
 */

/** Milliseconds since 1970-01-01T00:00:00Z, as the wall clock has it: it may jump either way. */
export type EpochMs = number;

export interface Clock {
  /** The wall clock. May be wrong, may go backwards: never order by it. */
  now(): EpochMs;
  /** Milliseconds from an arbitrary start that never go backwards: for durations and deadlines. */
  elapsed(): number;
  /** Calls `run` once after `delayMs`, unless cancelled by the function it returns. */
  after(delayMs: number, run: () => void): () => void;
}
