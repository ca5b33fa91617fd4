/**
 * From free space to what the kiosk still does. Pure: it knows neither a disk nor a clock.
 *
 * Chromium takes no more into a page's database when less than a hundredth of the disk, or 1 GiB on a large one, is
 * free; a journal that could still write is then of no use, because an event has to be in both. All limits count from
 * that floor.
 */
import { type DiskLevel, diskLevels, isWorse } from '../../../shared/domain/disk.ts';

export interface Space {
  readonly freeBytes: number;
  readonly totalBytes: number;
}

export interface DiskLimits {
  /** What the kiosk can live on for pickups and staff alone while the disk is full; kept apart from the start. */
  readonly reserveBytes: number;
  /** Below this above the floor no package is taken in. */
  readonly fullBytes: number;
  /** Below this above the floor no photo is kept. */
  readonly noPhotosBytes: number;
  /** Below this above the floor somebody is told, however slowly the disk fills. */
  readonly lowBytes: number;
  /** Somebody is told this long before the photos stop, at the speed of the last days. */
  readonly warnDays: number;
}

const MIB = 2 ** 20;

/**
 * A package is about 20 events from door to door: 20 kB in the journal, and three times that with the browser's copy
 * and its working space; a photo is 100 to 200 kB. So 512 MiB without photos are 6,000 packages, three weeks of
 * a large house. A pickup is half of a package's events: 64 MiB are 1,500 pickups, some days of the same house.
 */
export const USUAL_LIMITS: DiskLimits = {
  reserveBytes: 64 * MIB,
  fullBytes: 64 * MIB,
  noPhotosBytes: 512 * MIB,
  lowBytes: 2048 * MIB,
  warnDays: 30,
};

/** A better level is believed when there is a quarter more than it takes, so that it does not come and go. */
const MARGIN = 1.25;

export function floorOf({ totalBytes }: Pick<Space, 'totalBytes'>): number {
  return Math.min(1024 * MIB, Math.floor(totalBytes / 100));
}

/** What has to be free above the floor for `level` not to be any worse than the one before it in the list. */
function neededToLeave(level: DiskLevel, limits: DiskLimits, bytesPerDay: number): number {
  switch (level) {
    case 'enough':
      return 0;
    case 'low':
      return Math.max(limits.lowBytes, limits.noPhotosBytes + limits.warnDays * bytesPerDay);
    case 'no-photos':
      return limits.noPhotosBytes;
    case 'full':
      return limits.fullBytes;
  }
}

export function levelOf(
  space: Space,
  before: DiskLevel,
  bytesPerDay: number,
  limits: DiskLimits = USUAL_LIMITS,
): DiskLevel {
  const above = space.freeBytes - floorOf(space);
  const isAt = (level: DiskLevel) => {
    const needed = neededToLeave(level, limits, bytesPerDay);
    if (isWorse(level, before)) return above < needed;
    // The reserve was given away at `full`, and has to fit again beside what the level itself takes.
    return above < needed * MARGIN + (level === 'full' ? limits.reserveBytes : 0);
  };
  return diskLevels.findLast((level) => level !== 'enough' && isAt(level)) ?? 'enough';
}
