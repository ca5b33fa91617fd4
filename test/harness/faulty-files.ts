/**
 * The real file system with accidents on demand: an operation that fails, a write that takes only part of what it was
 * given, a sync that has not come back yet. And a folder of its own for each test.
 */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Files, nodeFiles, type OpenedFile } from '../../main/host/storage/files.ts';
import { removeFolder } from './remove-folder.ts';

type Fallible = 'open' | 'write' | 'datasync' | 'truncate' | 'rename' | 'syncFolder';

export interface FaultyFiles extends Files {
  /** The next `times` calls of `what` fail with the system's `code`. */
  failNext(what: Fallible, code: string, times?: number): void;
  /** The next write takes `bytes` bytes and says so. */
  shortenNext(bytes: number): void;
  /** Holds every sync until the function it returns is called. */
  holdSyncs(): () => void;
  /** Writes and syncs of the content of files, so far. */
  readonly counts: { write: number; datasync: number };
}

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'packroom-test-'));
  onTestFinished(() => removeFolder(folder));
  return folder;
}

export function faultyFiles(): FaultyFiles {
  const faults = new Map<Fallible, { code: string; times: number }>();
  const counts = { write: 0, datasync: 0 };
  let shortened: number | null = null;
  let held: Promise<void> = Promise.resolve();

  function mayFail(what: Fallible): void {
    const fault = faults.get(what);
    if (fault === undefined || fault.times === 0) return;
    fault.times -= 1;
    throw Object.assign(new Error(`${what}: ${fault.code}`), { code: fault.code });
  }

  function wrapped(file: OpenedFile): OpenedFile {
    return {
      read: (into, offset, length, position) => file.read(into, offset, length, position),
      write: async (bytes, offset, length, position) => {
        const taken = Math.min(length, shortened ?? length);
        const isShort = shortened !== null;
        shortened = null;
        if (!isShort) mayFail('write');
        counts.write += 1;
        return file.write(bytes, offset, taken, position);
      },
      datasync: async () => {
        await held;
        mayFail('datasync');
        counts.datasync += 1;
        await file.datasync();
      },
      truncate: async (length) => {
        mayFail('truncate');
        await file.truncate(length);
      },
      stat: () => file.stat(),
      close: () => file.close(),
    };
  }

  return {
    ...nodeFiles,
    counts,
    failNext: (what, code, times = 1) => void faults.set(what, { code, times }),
    shortenNext: (bytes) => {
      shortened = bytes;
    },
    holdSyncs: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      held = promise;
      return resolve;
    },
    open: async (path, flags) => {
      mayFail('open');
      return wrapped(await nodeFiles.open(path, flags));
    },
    rename: async (from, to) => {
      mayFail('rename');
      await nodeFiles.rename(from, to);
    },
    syncFolder: async (folder) => {
      mayFail('syncFolder');
      await nodeFiles.syncFolder(folder);
    },
  };
}
