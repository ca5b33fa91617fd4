/**
 * The families of locker boards in one table: how they are spoken to, and how many of them one line takes. Which door
 * hangs on which lock, and what a lock reads when it is shut, is in the wiring of each bank.
 */
import { KERONG_CU16 } from './kerong/cu16.ts';
import { KERONG_CU48 } from './kerong/cu48.ts';
import type { LockBit, LockerProtocol, LockerWiring } from './protocol.ts';
import { WINNSEN } from './winnsen/codec.ts';

export type LockerFamily = 'kerong-cu16' | 'kerong-cu48' | 'winnsen';

export const LOCKER_FAMILIES: Readonly<Record<LockerFamily, LockerProtocol>> = {
  'kerong-cu16': KERONG_CU16,
  'kerong-cu48': KERONG_CU48,
  winnsen: WINNSEN,
};

/**
 * The wiring of a bank whose doors were counted along the boards: `doors` on each, the first board's first. What
 * commissioning learns is better, because it was seen.
 */
export function wiringInOrder(doors: readonly number[], closedReads: LockBit): LockerWiring {
  const places = doors.flatMap((count, board) =>
    Array.from({ length: count }, (_, lock) => ({ board, lock })),
  );
  return { places, closedReads };
}

/** True when the family has such places, and no two doors hang on one lock. */
export function fitsFamily(family: LockerFamily, { places }: LockerWiring): boolean {
  const { boards, locksPerBoard } = LOCKER_FAMILIES[family];
  const isThere = ({ board, lock }: LockerWiring['places'][number]) =>
    board >= 0 && board < boards && lock >= 0 && lock < locksPerBoard;
  const names = new Set(places.map(({ board, lock }) => `${board}/${lock}`));
  return places.length > 0 && places.every(isThere) && names.size === places.length;
}
