/**
 * The few things the host does to files, as a port: so that a test can fill the disk or cut the power at any of them.
 * Node's own file handles fit it as they are.
 */
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';

export interface OpenedFile {
  read(into: Uint8Array, offset: number, length: number, position: number): Promise<{ bytesRead: number }>;
  write(
    bytes: Uint8Array,
    offset: number,
    length: number,
    position: number,
  ): Promise<{ bytesWritten: number }>;
  /** Returns when the bytes, and the length needed to read them, are on the disk. */
  datasync(): Promise<void>;
  truncate(length: number): Promise<void>;
  stat(): Promise<{ size: number }>;
  close(): Promise<void>;
}

export interface Files {
  open(path: string, flags: 'r' | 'r+' | 'a' | 'wx' | 'w'): Promise<OpenedFile>;
  read(path: string): Promise<Uint8Array>;
  /** The names in a folder, sorted; none where there is no folder. */
  names(folder: string): Promise<readonly string[]>;
  makeFolder(folder: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** Makes created, renamed and removed names in `folder` last through a power cut. */
  syncFolder(folder: string): Promise<void>;
}

/** Nobody but the kiosk's own account reads its data. */
const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;

export const nodeFiles: Files = {
  open: (path, flags) => open(path, flags, FILE_MODE),
  read: (path) => readFile(path),
  names: async (folder) => {
    try {
      return (await readdir(folder)).sort();
    } catch (cause) {
      if (isMissing(cause)) return [];
      throw cause;
    }
  },
  makeFolder: async (folder) => {
    await mkdir(folder, { recursive: true, mode: FOLDER_MODE });
  },
  rename,
  remove: (path) => rm(path, { force: true }),
  syncFolder: async (folder) => {
    // Windows has no way to sync a folder and needs none: NTFS journals its names.
    if (process.platform === 'win32') return;
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
};

export function isMissing(cause: unknown): boolean {
  return codeOf(cause) === 'ENOENT';
}

export type DiskFailure = 'disk-full' | 'disk-failed';

export function diskFailure(cause: unknown): DiskFailure {
  const code = codeOf(cause);
  return code === 'ENOSPC' || code === 'EDQUOT' ? 'disk-full' : 'disk-failed';
}

/** The system's own name for what went wrong, such as `EACCES`; empty for anything that is no system error. */
export function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
}
