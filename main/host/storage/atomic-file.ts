/** Replaces a small file so that after a power cut there is the old one or the new one, whole, and never neither. */
import { dirname } from 'node:path';
import { err, ok, type Result } from '../../../shared/basics/result.ts';
import { type DiskFailure, diskFailure, type Files } from './files.ts';
import { writeAll } from './write-all.ts';

export async function replaceFile(
  files: Files,
  path: string,
  bytes: Uint8Array,
): Promise<Result<void, DiskFailure>> {
  const fresh = `${path}.new`;
  try {
    const file = await files.open(fresh, 'w');
    try {
      await writeAll(file, bytes, 0);
      await file.datasync();
    } finally {
      await file.close();
    }
    await files.rename(fresh, path);
    await files.syncFolder(dirname(path));
    return ok();
  } catch (cause) {
    await files.remove(fresh).catch(() => undefined);
    return err(diskFailure(cause));
  }
}
