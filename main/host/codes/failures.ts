/**
 * How many wrong codes came, kept through every restart: for each unit, for couriers, for staff, and for the room.
 * It is kept before a code is compared, so that cutting the power in between is no way to guess for nothing.
 */
import { z } from 'zod';
import type { EpochMs } from '../../../shared/basics/clock.ts';
import { ok, type Result } from '../../../shared/basics/result.ts';
import { counted, type Throttle, unthrottled, waitMs } from '../../../shared/policies/throttle.ts';
import type { DiskFailure, Files } from '../storage/files.ts';
import { readKept, writeKept } from '../storage/kept-value.ts';
import { roomCounted, roomForgiven, roomWaitMs, unthrottledRoom } from './room-throttle.ts';

const ThrottleState = z.strictObject({ failures: z.int().nonnegative(), failedAt: z.number() });
const FailureState = z.strictObject({
  room: z.strictObject({ level: z.number().nonnegative(), at: z.number() }),
  by: z.array(z.tuple([z.string().max(80), ThrottleState])),
});

export interface Failures {
  waitMs(key: string, now: EpochMs): number;
  /** Answers when the count is on the disk. */
  count(key: string, now: EpochMs): Promise<Result<void, DiskFailure>>;
  forgive(key: string, now: EpochMs): Promise<Result<void, DiskFailure>>;
}

/** Names of units that do not exist come from whoever types them: the oldest make way. */
const MOST_KEYS = 500;

/** `unreadable` when the file was changed: nobody's count is forgotten by damaging it. */
export async function openFailures(files: Files, path: string): Promise<Result<Failures, 'unreadable'>> {
  const kept = await readKept(files, path, FailureState);
  if (!kept.ok) return kept;
  const by = new Map<string, Throttle>(kept.value?.by ?? []);
  let room = kept.value?.room ?? unthrottledRoom;
  const of = (key: string) => by.get(key) ?? unthrottled;
  const keep = () => writeKept(files, path, { room, by: [...by] });

  return ok({
    waitMs: (key, now) => Math.max(waitMs(of(key), now), roomWaitMs(room, now)),
    count: (key, now) => {
      const next = counted(of(key), now);
      by.delete(key);
      by.set(key, next);
      const [oldest] = by.keys();
      if (by.size > MOST_KEYS && oldest !== undefined) by.delete(oldest);
      room = roomCounted(room, now);
      return keep();
    },
    forgive: (key, now) => {
      by.delete(key);
      room = roomForgiven(room, now);
      return keep();
    },
  });
}
