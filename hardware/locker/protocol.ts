/**
 * What a family of locker boards must tell about itself: its frames, and its habits. What a bit means and which door a
 * lock belongs to differ from room to room, and stand in the wiring that commissioning made.
 */
import type { BaudRate } from '../ports/serial.ts';
import type { Take } from '../transport/half-duplex.ts';

export type LockBit = 0 | 1;

/** `accepted` says that the lock was told, not that the door opened. */
export type PulseAnswer = 'accepted' | 'refused' | 'cooling-down';

export interface LockerProtocol {
  readonly baud: BaudRate;
  /** How many boards have an address of their own on one line. */
  readonly boards: number;
  readonly locksPerBoard: number;
  /** Boards and locks count from 0 here, whatever the family does on the wire. */
  pulse(board: number, lock: number): Uint8Array;
  /** Null where boards answer a pulse or not, as they like. */
  readonly listenToPulse: ((board: number, lock: number) => Take<{ readonly answer: PulseAnswer }>) | null;
  /** One question tells of this lock alone, or of all on its board. */
  readonly tells: 'one' | 'all';
  ask(board: number, lock: number): Uint8Array;
  /** As many bits as `tells` says. */
  listen(board: number, lock: number): Take<{ readonly bits: readonly LockBit[] }>;
  /** How many answers in a row must be equal to be believed: more than one where frames carry no check sum. */
  readonly equalAnswers: number;
  /** What wakes a board that does not answer because it is still busy; null where none is known. */
  wake(board: number): Uint8Array | null;
}

export interface LockPlace {
  readonly board: number;
  readonly lock: number;
}

export interface LockerWiring {
  /** The place of each compartment's lock, the first compartment first. */
  readonly places: readonly LockPlace[];
  /** What a lock reads while its door is closed: boards and locks are sold both ways. */
  readonly closedReads: LockBit;
}
