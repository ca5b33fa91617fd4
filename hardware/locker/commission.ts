/**
 * Learns how a bank is wired by opening each lock once while somebody stands before it: which door opens, and whether
 * a lock reads 1 or 0 while it is closed. Nothing is taken from a data sheet, because boards and locks are sold both
 * ways. Pure: it is told what was read before and after each pulse and which door opened.
 */
import type { LockBit, LockerWiring, LockPlace } from './protocol.ts';

export interface Trial {
  readonly place: LockPlace;
  /** All locks of the board, or this one alone, before and after the pulse. */
  readonly before: readonly LockBit[];
  readonly after: readonly LockBit[];
  /** Where in those the pulsed lock is. */
  readonly at: number;
  /** The number on the door that opened; null when none did. */
  readonly opened: number | null;
}

export type WiringFault =
  /** No door opened: nothing hangs on this lock, or it is jammed. */
  | { readonly code: 'nothing-opened'; readonly place: LockPlace }
  /** A door opened and its lock does not say so: such a door could never be called closed. */
  | { readonly code: 'not-seen'; readonly place: LockPlace }
  /** Another lock's reading moved: two cables are crossed. */
  | { readonly code: 'crossed'; readonly place: LockPlace; readonly moved: number }
  | { readonly code: 'same-door-twice'; readonly compartment: number }
  | { readonly code: 'door-missing'; readonly compartment: number }
  /** Some locks read 1 when closed and some 0: they are not of one kind. */
  | { readonly code: 'mixed-locks' };

/** The wiring when everything fits, otherwise all that does not. Locks where nothing hangs are no fault at the end. */
export function wiringOf(trials: readonly Trial[]): {
  readonly wiring: LockerWiring | null;
  readonly faults: readonly WiringFault[];
} {
  const faults: WiringFault[] = [];
  const doors = new Map<number, LockPlace>();
  const closedReadings = new Set<LockBit>();
  for (const { place, before, after, at, opened } of trials) {
    const moved = before.flatMap((bit, lock) => (bit === after[lock] ? [] : [lock]));
    const other = moved.find((lock) => lock !== at);
    const closed = before[at];
    if (other !== undefined) faults.push({ code: 'crossed', place, moved: other });
    else if (opened === null) faults.push({ code: 'nothing-opened', place });
    else if (!moved.includes(at) || closed === undefined) faults.push({ code: 'not-seen', place });
    else if (doors.has(opened)) faults.push({ code: 'same-door-twice', compartment: opened });
    else {
      doors.set(opened, place);
      closedReadings.add(closed);
    }
  }
  const count = Math.max(0, ...doors.keys());
  const places: LockPlace[] = [];
  for (let compartment = 1; compartment <= count; compartment++) {
    const place = doors.get(compartment);
    if (place) places.push(place);
    else faults.push({ code: 'door-missing', compartment });
  }
  if (closedReadings.size > 1) faults.push({ code: 'mixed-locks' });
  const [closedReads] = closedReadings;
  const isSound = faults.every(({ code }) => code === 'nothing-opened');
  return { wiring: isSound && closedReads !== undefined ? { places, closedReads } : null, faults };
}
