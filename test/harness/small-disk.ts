/**
 * A disk that a test can fill to the last byte and empty again: a real one where this machine lets us mount one, and
 * one of our own making everywhere.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Space } from '../../main/host/disk/levels.ts';
import { measureSpace } from '../../main/host/disk/space.ts';
import { type Files, nodeFiles } from '../../main/host/storage/files.ts';
import { temporaryFolder } from './faulty-files.ts';

export interface SmallDisk {
  readonly folder: string;
  readonly files: Files;
  measure(): Promise<Space | null>;
  /** Fills it up to about `leaveBytes`: a real disk counts in pages of 4096. */
  fill(leaveBytes: number): Promise<void>;
  /** Takes away what `fill` put there. */
  empty(): Promise<void>;
}

const BALLAST = 'ballast';
const PAGE_BYTES = 4096;

/** A tmpfs of `bytes`; a reason in plain words where none can be had. */
export async function realDisk(bytes: number): Promise<SmallDisk | string> {
  if (process.platform !== 'linux') return 'a small disk is mounted on Linux only';
  const folder = await temporaryFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder], { stdio: 'pipe' });
  } catch {
    return 'this account may not mount a small disk';
  }
  // Lazily: a handle that a test left open must not keep it.
  onTestFinished(() => void execFileSync('umount', ['-l', folder]));
  const ballast = join(folder, BALLAST);
  return {
    folder,
    files: nodeFiles,
    measure: () => measureSpace(folder),
    fill: async (leaveBytes) => {
      rmSync(ballast, { force: true });
      const free = (await measureSpace(folder))?.freeBytes ?? 0;
      const pages = Math.floor((free - leaveBytes) / PAGE_BYTES);
      if (pages > 0) writeFileSync(ballast, Buffer.alloc(pages * PAGE_BYTES));
    },
    empty: async () => rmSync(ballast, { force: true }),
  };
}

/** Counts the bytes of the files in a folder, and takes part of a write and then none when they are too many. */
export async function countedDisk(bytes: number): Promise<SmallDisk> {
  const folder = await temporaryFolder();
  let ballast = 0;
  const freeBytes = () => Math.max(0, bytes - ballast - sizeOf(folder));
  const full = () => Object.assign(new Error('no space'), { code: 'ENOSPC' });
  return {
    folder,
    files: {
      ...nodeFiles,
      open: async (path, flags) => {
        const file = await nodeFiles.open(path, flags);
        return {
          read: (into, offset, length, position) => file.read(into, offset, length, position),
          write: async (from, offset, length, position) => {
            const grows = Math.max(0, position + length - (await file.stat()).size);
            const taken = length - Math.max(0, grows - freeBytes());
            if (taken <= 0) throw full();
            return file.write(from, offset, taken, position);
          },
          datasync: () => file.datasync(),
          truncate: (length) => file.truncate(length),
          stat: () => file.stat(),
          close: () => file.close(),
        };
      },
    },
    measure: async () => ({ freeBytes: freeBytes(), totalBytes: bytes }),
    fill: async (leaveBytes) => {
      ballast = 0;
      ballast = freeBytes() - leaveBytes;
    },
    empty: async () => {
      ballast = 0;
    },
  };
}

function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
}
