/**
 * How fast the disk fills, from how much was free on each of the last days: whoever fills it, the kiosk, its updates
 * or a log of the system, it is the same disk. Kept in a small file; a wrong clock makes a warning early or late.
 */
import { z } from 'zod';
import type { Clock } from '../../../shared/basics/clock.ts';
import type { Files } from '../storage/files.ts';
import { readKept, writeKept } from '../storage/kept-value.ts';
import type { Space } from './levels.ts';

export interface DiskUse {
  /** Bytes that go in a day; 0 while there is no earlier day, and when the disk grows emptier. */
  perDay(space: Space): Promise<number>;
}

const Day = z.strictObject({ day: z.int(), freeBytes: z.number().nonnegative() });
const Days = z.array(Day).max(30);

const DAY_MS = 24 * 3_600_000;
/** Long enough that one large update does not count as every day's use. */
const KEPT_DAYS = 14;

export async function openDiskUse(files: Files, path: string, clock: Clock): Promise<DiskUse> {
  const kept = await readKept(files, path, Days).catch(() => null);
  let days: readonly z.infer<typeof Day>[] = (kept?.ok && kept.value) || [];

  return {
    perDay: async ({ freeBytes }) => {
      const day = Math.floor(clock.now() / DAY_MS);
      if (days.at(-1)?.day !== day) {
        days = [...days.filter((one) => one.day < day), { day, freeBytes }].slice(-KEPT_DAYS);
        // If it cannot be kept, the warning comes from the days to come.
        await writeKept(files, path, days);
      }
      const first = days[0];
      return first === undefined || first.day === day
        ? 0
        : Math.max(0, (first.freeBytes - freeBytes) / (day - first.day));
    },
  };
}
