/**
 * Where a copy of the ledger may be written: the kiosk's own folder, or a stick that somebody holds. Each knows how to
 * make ready, how to make sure at the end, and what a failure there means in plain words.
 */
import { join } from 'node:path';
import type { DriveId } from '../../shared/domain/ids.ts';
import type { RemovableDrives } from './drives/removable-drives.ts';
import type { Log } from './log.ts';
import { replaceFile } from './storage/atomic-file.ts';
import { codeOf, type DiskFailure, diskFailure, type Files } from './storage/files.ts';

export interface ExportPlace<Failure extends string> {
  readonly folder: string;
  prepare(): Promise<{ readonly hasVerifier: boolean }>;
  /** Throws when the copy is not where it was written. */
  confirm(): Promise<void>;
  failure(cause: unknown): Promise<Failure>;
}

export function kioskFolder(files: Files, folder: string): ExportPlace<DiskFailure> {
  return {
    folder,
    prepare: async () => {
      await files.makeFolder(folder);
      return { hasVerifier: false };
    },
    confirm: async () => undefined,
    failure: async (cause) => diskFailure(cause),
  };
}

export type StickFailure = 'stick-gone' | 'stick-full' | 'stick-read-only';

export interface StickParts {
  readonly files: Files;
  readonly drives: RemovableDrives;
  readonly log: Log;
}

/** The two forms of the verifier, so that whoever is handed the stick can check what is on it. */
const VERIFIER = ['packroom-verify.html', 'packroom-verify.mjs'];

/** Null when there is no such stick. `verifier` is the folder where the stand-alone verifier was built to; null where it has nothing to check. */
export async function stick(
  parts: StickParts,
  id: DriveId,
  verifier: string | null,
): Promise<ExportPlace<StickFailure> | null> {
  const { drives, log } = parts;
  const find = async () => (await drives.list()).find((drive) => drive.id === id);
  const found = await find();
  if (found === undefined) return null;
  const confirm = async () => {
    // A folder that a stick was mounted on is a folder of the kiosk's own when the stick is gone.
    if ((await find())?.folder !== found.folder) throw gone();
  };
  return {
    folder: found.folder,
    prepare: async () => {
      await confirm();
      return { hasVerifier: verifier !== null && (await copyVerifier(parts, verifier, found.folder)) };
    },
    confirm,
    failure: async (cause) => {
      const code = codeOf(cause);
      log.warn('the stick refused a copy', { code });
      const now = await find();
      if (now === undefined) return 'stick-gone';
      if (code === 'ENOSPC' || code === 'EDQUOT') return 'stick-full';
      return now.isReadOnly || code === 'EROFS' || code === 'EACCES' ? 'stick-read-only' : 'stick-gone';
    },
  };
}

async function copyVerifier({ files, log }: StickParts, verifier: string, folder: string): Promise<boolean> {
  for (const name of VERIFIER) {
    const bytes = await files.read(join(verifier, name)).catch(() => null);
    if (bytes === null) {
      log.warn('the verifier is not built, and is left out of the copy', { name });
      return false;
    }
    const written = await replaceFile(files, join(folder, name), bytes);
    if (!written.ok) throw written.error === 'disk-full' ? full() : gone();
  }
  return true;
}

const gone = () => Object.assign(new Error('the stick is gone'), { code: 'ENODEV' });
const full = () => Object.assign(new Error('the stick is full'), { code: 'ENOSPC' });
