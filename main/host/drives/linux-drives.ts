/**
 * USB sticks and cards on Linux: mounted from a device that can be taken out, and where people's drives are mounted.
 * It mounts nothing itself; that is the system's part (docs/copies.md says how).
 */
import { readFile, realpath, statfs } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { DriveId } from '../../../shared/domain/ids.ts';
import { type Mount, readMounts } from './mountinfo.ts';
import type { RemovableDrive, RemovableDrives } from './removable-drives.ts';

/** What of the system this reads; a test hands in a folder of its own. */
interface LinuxPlaces {
  readonly mountinfo: string;
  /** Links from `major:minor` to where the device is in the tree of devices. */
  readonly devices: string;
  /** Where people's drives are mounted. */
  readonly under: readonly string[];
}

const LINUX: LinuxPlaces = {
  mountinfo: '/proc/self/mountinfo',
  devices: '/sys/dev/block',
  under: ['/media/', '/run/media/', '/mnt/'],
};

export function linuxDrives(places: LinuxPlaces = LINUX): RemovableDrives {
  return {
    list: async () => {
      const mounts = readMounts(await readFile(places.mountinfo, 'utf8').catch(() => ''));
      const found = new Map<string, RemovableDrive>();
      for (const mount of mounts) {
        const isPlaced = places.under.some((folder) => mount.folder.startsWith(folder));
        if (!isPlaced || found.has(mount.device) || !(await canBeTakenOut(places.devices, mount))) continue;
        const drive = await driveAt(mount);
        if (drive !== null) found.set(mount.device, drive);
      }
      return [...found.values()];
    },
  };
}

/** A stick says so itself; a hard disk in a USB case does not, but hangs from a USB port. */
async function canBeTakenOut(devices: string, { device }: Mount): Promise<boolean> {
  try {
    const path = await realpath(join(devices, device));
    if (/\/usb\d+\//.test(path)) return true;
    // Of a partition the disk is the folder above.
    const flags = await Promise.all(
      [path, join(path, '..')].map((at) => readFile(join(at, 'removable'), 'utf8').catch(() => '')),
    );
    return flags.some((flag) => flag.trim() === '1');
  } catch {
    return false;
  }
}

/** Null when it was pulled out just now. */
async function driveAt({ device, folder, isReadOnly }: Mount): Promise<RemovableDrive | null> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return {
      id: DriveId.parse(device),
      label: basename(folder),
      folder,
      isReadOnly,
      freeBytes: bavail * bsize,
    };
  } catch {
    return null;
  }
}
