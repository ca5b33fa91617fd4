/**
 * Opens each lock of a line once, one after another, while somebody stands before the bank and says which door opened.
 * It judges nothing: what the trials come to is for `commission.ts`.
 */
import type { Clock } from '../../shared/basics/clock.ts';
import type { Trial } from './commission.ts';
import type { LockerLine } from './line.ts';
import type { LockBit, LockerProtocol, LockPlace } from './protocol.ts';

export interface LockTrials {
  readonly trials: readonly Trial[];
  /** These could not be read before the pulse or after it: they were left alone, or nothing can be said of them. */
  readonly unseen: readonly LockPlace[];
}

/** What a solenoid and its spring take together. */
const SPRINGS_OPEN_MS = 1_500;

export async function tryLocks(
  line: LockerLine,
  clock: Clock,
  protocol: LockerProtocol,
  places: readonly LockPlace[],
  /** Resolves with the number on the door that opened, null when none did, once it is shut again. */
  whichOpened: (place: LockPlace) => Promise<number | null>,
): Promise<LockTrials> {
  const trials: Trial[] = [];
  const unseen: LockPlace[] = [];

  async function read(place: LockPlace): Promise<readonly LockBit[] | null> {
    const bits = await line.read(place);
    return bits.ok ? bits.value : null;
  }

  for (const place of places) {
    const before = await read(place);
    if (before === null) {
      unseen.push(place);
      continue;
    }
    await line.pulse(place);
    await new Promise<void>((resume) => clock.after(SPRINGS_OPEN_MS, resume));
    const after = await read(place);
    const opened = await whichOpened(place);
    if (after === null) unseen.push(place);
    else trials.push({ place, before, after, at: protocol.tells === 'all' ? place.lock : 0, opened });
  }
  return { trials, unseen };
}
