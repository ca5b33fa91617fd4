/** A folder that passes for a USB stick while it is said to be plugged in: what a simulated room has instead of one. */
import { statfs } from 'node:fs/promises';
import { DriveId } from '../../../shared/domain/ids.ts';
import type { Files } from '../storage/files.ts';
import type { RemovableDrives } from './removable-drives.ts';

const ID = DriveId.parse('simulated');

export function folderDrive(files: Files, folder: string, isPlugged: () => boolean): RemovableDrives {
  return {
    list: async () => {
      if (!isPlugged()) return [];
      await files.makeFolder(folder);
      const { bavail, bsize } = await statfs(folder);
      return [{ id: ID, label: 'usb-stick', folder, isReadOnly: false, freeBytes: bavail * bsize }];
    },
  };
}
