/**
 * The real file system with a cache that a power cut empties: what was written, and which folders were made, is there
 * for every process, and only what was synced is there after the cut. Names of files last at once.
 */
import { existsSync } from 'node:fs';
import { rm, truncate } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Files, nodeFiles, type OpenedFile } from '../../main/host/storage/files.ts';

export interface ForgetfulFiles extends Files {
  /** The next sync never comes back, as when the process is killed in it. Resolves when it was asked for. */
  hangNextSync(): Promise<void>;
  powerCut(): Promise<void>;
}

export function forgetfulFiles(disk: Files = nodeFiles): ForgetfulFiles {
  /** In bytes, of each file that was written. */
  const synced = new Map<string, number>();
  const unkeptFolders = new Set<string>();
  let hang: (() => void) | null = null;

  function watched(path: string, file: OpenedFile, size: number): OpenedFile {
    if (!synced.has(path)) synced.set(path, size);
    return {
      read: (into, offset, length, position) => file.read(into, offset, length, position),
      write: (bytes, offset, length, position) => file.write(bytes, offset, length, position),
      datasync: async () => {
        const asked = hang;
        hang = null;
        asked?.();
        if (asked !== null) await new Promise(() => undefined);
        synced.set(path, (await file.stat()).size);
      },
      truncate: (length) => file.truncate(length),
      stat: () => file.stat(),
      close: () => file.close(),
    };
  }

  return {
    ...disk,
    open: async (path, flags) => {
      const file = await disk.open(path, flags);
      return watched(path, file, (await file.stat()).size);
    },
    makeFolder: async (folder) => {
      if (!existsSync(folder)) unkeptFolders.add(folder);
      await disk.makeFolder(folder);
    },
    rename: async (from, to) => {
      await disk.rename(from, to);
      const size = synced.get(from);
      synced.delete(from);
      if (size !== undefined) synced.set(to, size);
    },
    remove: async (path) => {
      await disk.remove(path);
      synced.delete(path);
    },
    syncFolder: async (folder) => {
      for (const made of unkeptFolders) if (dirname(made) === folder) unkeptFolders.delete(made);
      await disk.syncFolder(folder);
    },
    hangNextSync: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      hang = resolve;
      return promise;
    },
    powerCut: async () => {
      for (const [path, size] of synced) await truncate(path, size);
      for (const folder of unkeptFolders) await rm(folder, { recursive: true });
    },
  };
}
