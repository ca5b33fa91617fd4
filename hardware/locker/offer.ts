/**
 * Which compartment may be given to the next parcel. Only one that was seen closed just now counts: a door that nobody
 * can see may stand open, or hide somebody's parcel.
 */
import type { CompartmentState } from '../ports/locker.ts';

export interface Offer {
  /** The first compartment's first. */
  readonly states: readonly CompartmentState[];
  /** Those with something in them, and those that staff has to look at, by number. */
  readonly taken: ReadonlySet<number>;
  readonly jammed: ReadonlySet<number>;
}

/** By number, the lowest first; null when there is none. */
export function nextFree({ states, taken, jammed }: Offer): number | null {
  const place = states.findIndex(
    (state, at) => state === 'closed' && !taken.has(at + 1) && !jammed.has(at + 1),
  );
  return place < 0 ? null : place + 1;
}
