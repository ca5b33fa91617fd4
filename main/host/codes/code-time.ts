/**
 * The time by which couriers' codes run out. It never goes back, whatever the wall clock does and however often the
 * kiosk is started; it goes on at least as fast as time passes while the kiosk runs, and at most twice as fast until it
 * has caught up with the wall clock. So a clock that is set back revives no code, and one that is set forward by a year
 * ends none at once.
 */
import { z } from 'zod';
import type { Clock, EpochMs } from '../../../shared/basics/clock.ts';
import type { Result } from '../../../shared/basics/result.ts';
import type { DiskFailure, Files } from '../storage/files.ts';
import { createSaver, readKept } from '../storage/kept-value.ts';

export interface CodeTime {
  now(): EpochMs;
  /** Answers when the disk has a time at least as late as now. */
  keep(): Promise<Result<void, DiskFailure>>;
  stop(): Promise<void>;
}

const Kept = z.strictObject({ reached: z.int().nonnegative() });

const MOST_SPEED = 2;
const KEEP_MS = 10 * 60_000;

/** `floor`: the latest time that anything else on the disk is known to have been reached at. */
export async function openCodeTime(
  files: Files,
  path: string,
  clock: Clock,
  floor: EpochMs,
): Promise<CodeTime> {
  const kept = await readKept(files, path, Kept);
  const known = kept.ok ? kept.value?.reached : undefined;
  // A file that cannot be read is no way back to before the latest code was given out.
  let reached = Math.max(floor, known ?? clock.now());
  let lookedAt = clock.elapsed();
  const keep = createSaver(files, path, () => ({ reached: Math.floor(now()) }));
  let cancel = clock.after(KEEP_MS, tick);
  void keep();

  function now(): EpochMs {
    const passed = clock.elapsed() - lookedAt;
    lookedAt += passed;
    reached = Math.max(reached + passed, Math.min(clock.now(), reached + MOST_SPEED * passed));
    return reached;
  }

  function tick(): void {
    void keep();
    cancel = clock.after(KEEP_MS, tick);
  }

  return {
    now,
    keep,
    stop: async () => {
      cancel();
      await keep();
    },
  };
}
