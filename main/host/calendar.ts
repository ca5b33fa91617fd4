/**
 * What day it is, for things that are done once and for good, such as erasing. It follows the wall clock and is never
 * hurried: it goes on by at most two days in a day that the kiosk ran. A clock that is set forward by a year therefore
 * erases nothing at once, and one that was put right again changes nothing; after weeks without power it catches up.
 */
import { z } from 'zod';
import type { Clock, EpochMs } from '../../shared/basics/clock.ts';
import type { Files } from './storage/files.ts';
import { createSaver, readKept } from './storage/kept-value.ts';

export interface Calendar {
  /** Never later than the wall clock, and never later than it can be by what this kiosk has seen pass. */
  today(): EpochMs;
  stop(): Promise<void>;
}

const Kept = z.strictObject({ reached: z.int().nonnegative() });

const SPEED = 2;
const KEEP_MS = 3_600_000;

export async function openCalendar(files: Files, path: string, clock: Clock): Promise<Calendar> {
  const kept = await readKept(files, path, Kept);
  // The first start has nothing to erase, and nothing better to begin with than the wall clock.
  let reached = (kept.ok ? kept.value?.reached : undefined) ?? clock.now();
  let lookedAt = clock.elapsed();
  const keep = createSaver(files, path, () => ({ reached: Math.floor(reached) }));
  void keep();
  let cancel = clock.after(KEEP_MS, tick);

  function look(): EpochMs {
    const passed = clock.elapsed() - lookedAt;
    lookedAt += passed;
    reached = Math.max(reached, Math.min(clock.now(), reached + SPEED * passed));
    return Math.min(reached, clock.now());
  }

  function tick(): void {
    look();
    void keep();
    cancel = clock.after(KEEP_MS, tick);
  }

  return {
    today: look,
    stop: async () => {
      cancel();
      look();
      await keep();
    },
  };
}
