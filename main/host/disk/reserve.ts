/**
 * A file that holds nothing but space. It is made while there is plenty and given away when the disk is full, so that
 * what must be written then can be.
 */

import { dirname } from 'node:path';
import { err, ok, type Result } from '../../../shared/basics/result.ts';
import type { RandomBytes } from '../../../shared/basics/uuid.ts';
import { type DiskFailure, diskFailure, type Files } from '../storage/files.ts';
import { writeAll } from '../storage/write-all.ts';

export interface Reserve {
  /**
   * Answers when all of it is on the disk, and `spareBytes` more would have been; one that is there already is left as
   * it is. Fails without leaving anything behind.
   */
  make(spareBytes: number): Promise<Result<void, DiskFailure>>;
  /** Gives it away, if it is there. */
  release(): Promise<void>;
}

const CHUNK_BYTES = 2 ** 20;

export function createReserve(files: Files, path: string, bytes: number, random: RandomBytes): Reserve {
  return {
    make: async (spareBytes) => {
      try {
        if ((await sizeOf(files, path)) === bytes) return ok();
        const file = await files.open(path, 'w');
        try {
          const all = bytes + spareBytes;
          for (let at = 0; at < all; at += CHUNK_BYTES) {
            // Noise, because a file system that compresses would keep a file of zeros in no space at all.
            await writeAll(file, random(Math.min(CHUNK_BYTES, all - at)), at);
          }
          await file.datasync();
          await file.truncate(bytes);
        } finally {
          await file.close();
        }
        await files.syncFolder(dirname(path));
        return ok();
      } catch (cause) {
        await files.remove(path).catch(() => undefined);
        return err(diskFailure(cause));
      }
    },
    // What cannot be removed makes no room, and the next write says so.
    release: () => files.remove(path).catch(() => undefined),
  };
}

async function sizeOf(files: Files, path: string): Promise<number> {
  try {
    const file = await files.open(path, 'r');
    try {
      return (await file.stat()).size;
    } finally {
      await file.close();
    }
  } catch {
    return 0;
  }
}
