/**
 * How many wrong codes came, kept through every restart: for each unit, for couriers, for staff, and for the room.
 * It is kept before a code is compared, so that cutting the power in between is no way to guess for nothing. Times are
 * of the clock that nobody can set, and do not outlive it: after a restart each wait begins anew, an hour at most,
 * because nothing shows how long the kiosk was off but a wall clock that may be wrong by years.
 */
import { z } from 'zod';
import { ok, type Result } from '../../../shared/basics/result.ts';
import {
  counted,
  MOST_FAILURES,
  type Throttle,
  unthrottled,
  waitMs,
} from '../../../shared/policies/throttle.ts';
import type { DiskFailure, Files } from '../storage/files.ts';
import { createSaver, readKept } from '../storage/kept-value.ts';
import {
  type RoomThrottle,
  roomCounted,
  roomForgiven,
  roomWaitMs,
  unthrottledRoom,
} from './room-throttle.ts';

const FailureState = z.strictObject({
  room: z.object({ level: z.number().nonnegative() }),
  by: z.array(z.tuple([z.string().max(80), z.object({ failures: z.int().nonnegative() })])),
});

export interface Failures {
  waitMs(key: string, now: number): number;
  /** Answers when the count is on the disk. */
  count(key: string, now: number): Promise<Result<void, DiskFailure>>;
  forgive(key: string, now: number): Promise<Result<void, DiskFailure>>;
  /** As many as a unit's PIN bears: from here on it is not even compared. */
  isSpent(key: string): boolean;
  /** For a new PIN: the failures of the old one are no longer anybody's. The room's own count stays as it is. */
  clear(key: string): Promise<Result<void, DiskFailure>>;
}

/** Of a unit that does not exist: waits, and is spent, like one that does. */
export const NO_UNIT = 'no unit ';

/** Names of units that do not exist come from whoever types them: the oldest of these make way, and no others. */
const MOST_UNKNOWN = 500;

/** `unreadable` when the file was changed: nobody's count is forgotten by damaging it. */
export async function openFailures(
  files: Files,
  path: string,
  opened: number,
): Promise<Result<Failures, 'unreadable'>> {
  const kept = await readKept(files, path, FailureState);
  if (!kept.ok) return kept;
  const by = new Map<string, Throttle>(
    kept.value?.by.map(([key, { failures }]) => [key, { failures, failedAt: opened }]),
  );
  let room: RoomThrottle =
    kept.value === null ? unthrottledRoom : { level: kept.value.room.level, at: opened };
  const of = (key: string) => by.get(key) ?? unthrottled;
  const keep = createSaver(files, path, () => ({
    room: { level: room.level },
    by: [...by].map(([key, { failures }]) => [key, { failures }]),
  }));

  return ok({
    waitMs: (key, now) => Math.max(waitMs(of(key), now), roomWaitMs(room, now)),
    count: (key, now) => {
      const next = counted(of(key), now);
      by.delete(key);
      by.set(key, next);
      const unknown = [...by.keys()].filter((one) => one.startsWith(NO_UNIT));
      const [oldest] = unknown;
      if (unknown.length > MOST_UNKNOWN && oldest !== undefined) by.delete(oldest);
      room = roomCounted(room, now);
      return keep();
    },
    forgive: (key, now) => {
      by.delete(key);
      room = roomForgiven(room, now);
      return keep();
    },
    isSpent: (key) => of(key).failures >= MOST_FAILURES,
    clear: (key) => {
      by.delete(key);
      return keep();
    },
  });
}
