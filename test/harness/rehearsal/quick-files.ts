/**
 * The host's files for a rehearsal: each operation is done when it returns, so that nothing of the host is under way
 * behind the rehearsal's back. What is written is not waited for until the disk has it, unless that is asked for.
 */
import {
  closeSync,
  fdatasyncSync,
  fstatSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { type Files, isMissing, type OpenedFile } from '../../../main/host/storage/files.ts';

export function quickFiles(isSynced: boolean): Files {
  const opened = (handle: number): OpenedFile => ({
    read: async (into, offset, length, position) => ({
      bytesRead: readSync(handle, into, offset, length, position),
    }),
    write: async (bytes, offset, length, position) => ({
      bytesWritten: writeSync(handle, bytes, offset, length, position),
    }),
    datasync: async () => {
      if (isSynced) fdatasyncSync(handle);
    },
    truncate: async (length) => ftruncateSync(handle, length),
    stat: async () => ({ size: fstatSync(handle).size }),
    close: async () => closeSync(handle),
  });
  return {
    open: async (path, flags) => opened(openSync(path, flags, 0o600)),
    read: async (path) => readFileSync(path),
    names: async (folder) => {
      try {
        return readdirSync(folder).sort();
      } catch (cause) {
        if (isMissing(cause)) return [];
        throw cause;
      }
    },
    makeFolder: async (folder) => void mkdirSync(folder, { recursive: true, mode: 0o700 }),
    rename: async (from, to) => renameSync(from, to),
    remove: async (path) => rmSync(path, { force: true }),
    syncFolder: async (folder) => {
      if (!isSynced || process.platform === 'win32') return;
      const handle = openSync(folder, 'r');
      fdatasyncSync(handle);
      closeSync(handle);
    },
  };
}
