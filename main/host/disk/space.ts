/** How much of a disk is free, as a port: a test has a disk of its own size. Null where the system does not say. */
import { statfs } from 'node:fs/promises';
import type { Space } from './levels.ts';

export type MeasureSpace = (folder: string) => Promise<Space | null>;

export const measureSpace: MeasureSpace = async (folder) => {
  try {
    const { bavail, blocks, bsize } = await statfs(folder);
    return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
  } catch {
    return null;
  }
};
