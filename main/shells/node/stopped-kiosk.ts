/**
 * What a tool needs that works on a kiosk by hand: the lock of its folder, so that it is stopped and stays so meanwhile,
 * and its keys. Said in plain words when it cannot have them.
 */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { err, ok, type Result } from '../../../shared/basics/result.ts';
import { type Keys, keysFrom } from '../../host/keys.ts';
import { takeLock } from '../../host/lock-file.ts';
import { type Paths, pathsIn } from '../../host/paths.ts';
import { nodeFiles } from '../../host/storage/files.ts';
import type { Sealing } from '../../host/storage/sealed-file.ts';
import { keyFile } from './key-file.ts';

export interface StoppedKiosk {
  readonly paths: Paths;
  readonly keys: Keys;
  readonly sealing: Sealing;
}

/** Runs `work` while the kiosk in `folder` is held; the error is what to say. */
export async function onStoppedKiosk<T>(
  folder: string,
  work: (kiosk: StoppedKiosk) => Promise<T>,
): Promise<Result<T, string>> {
  const lock = await takeLock(folder, process.pid);
  if (!lock.ok) return err(`The kiosk is running (process ${lock.error.pid}). Stop it first.`);
  try {
    const master = await keyFile({
      files: nodeFiles,
      path: join(folder, 'key'),
      credentials: process.env.CREDENTIALS_DIRECTORY,
      random: randomBytes,
    }).masterKey(false);
    if (!master.ok) return err(`The key cannot be read: ${master.error.detail}`);
    const sealing = { files: nodeFiles, random: randomBytes };
    return ok(await work({ paths: pathsIn(folder), keys: keysFrom(master.value), sealing }));
  } finally {
    await lock.value.release();
  }
}
