/**
 * Notes in the device log when the disk has less room or more, each change once: also one that came about while the
 * kiosk was off.
 */
import { z } from 'zod';
import { DiskLevel } from '../../../shared/domain/disk.ts';
import type { DeviceLog } from '../devices/device-log.ts';
import type { Files } from '../storage/files.ts';
import { readKept, writeKept } from '../storage/kept-value.ts';
import type { DiskState, DiskWatch } from './disk-watch.ts';

const Noted = z.strictObject({ level: DiskLevel });
const MEBIBYTE = 2 ** 20;

/** Returns the way to stop. */
export async function noteDisk(
  disk: DiskWatch,
  deviceLog: Pick<DeviceLog, 'append'>,
  files: Files,
  path: string,
): Promise<() => void> {
  const kept = await readKept(files, path, Noted);
  let noted: DiskLevel = kept.ok ? (kept.value?.level ?? 'enough') : 'enough';

  function note({ level, freeBytes }: DiskState): void {
    if (level === noted) return;
    noted = level;
    const freeMebibytes = freeBytes === null ? null : Math.floor(freeBytes / MEBIBYTE);
    void deviceLog
      .append('disk.changed', { level, freeMebibytes })
      // After the entry: killed between the two, the same change is noted again, and never not at all.
      .then(() => writeKept(files, path, { level }));
  }

  note(disk.state());
  return disk.onLevel(note);
}
