/** The watch of the disk, and files that find the room held in reserve when there is no other. */
import type { Clock } from '../../../shared/basics/clock.ts';
import type { RandomBytes } from '../../../shared/basics/uuid.ts';
import type { Log } from '../log.ts';
import type { Paths } from '../paths.ts';
import type { Files } from '../storage/files.ts';
import { type DiskWatch, watchDisk } from './disk-watch.ts';
import { type DiskLimits, USUAL_LIMITS } from './levels.ts';
import { createReserve } from './reserve.ts';
import { roomyFiles } from './roomy-files.ts';
import { type MeasureSpace, measureSpace } from './space.ts';
import { openDiskUse } from './use.ts';

export interface DiskOptions {
  readonly files: Files;
  readonly paths: Paths;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly log: Log;
  readonly measureSpace?: MeasureSpace;
  readonly diskLimits?: DiskLimits;
}

export async function openDisk(
  options: DiskOptions,
): Promise<{ readonly disk: DiskWatch; readonly files: Files }> {
  const { files, paths, clock, random, log, diskLimits: limits = USUAL_LIMITS } = options;
  const disk = watchDisk({
    folder: paths.folder,
    measure: options.measureSpace ?? measureSpace,
    reserve: createReserve(files, paths.reserve, limits.reserveBytes, random),
    use: await openDiskUse(files, paths.diskUse, clock),
    limits,
    clock,
    log,
  });
  await disk.look();
  return { disk, files: roomyFiles(files, disk.makeRoom) };
}
