/**
 * A kiosk that is stopped, for what is done to it by hand: held while it is worked at, so that it does not start meanwhile.
 * Which keystore has its key, the shell says that the kiosk runs in.
 */
import { randomBytes } from 'node:crypto';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import { type RoomKind, readIdentity } from './identity.ts';
import { type Keys, keysFrom } from './keys.ts';
import { takeLock } from './lock-file.ts';
import { type Paths, pathsIn } from './paths.ts';
import type { SecretKeeper } from './secret-keeper.ts';
import { nodeFiles } from './storage/files.ts';
import type { Sealing } from './storage/sealed-file.ts';

export interface StoppedKiosk {
  readonly paths: Paths;
  readonly keys: Keys;
  readonly sealing: Sealing;
}

export type SecretsOf = (paths: Paths, room: RoomKind) => SecretKeeper;

/** Runs `work` while the kiosk in `folder` is held; the error is what to say. */
export async function onStoppedKiosk<T>(
  folder: string,
  secrets: SecretsOf,
  work: (kiosk: StoppedKiosk) => Promise<T>,
): Promise<Result<T, string>> {
  const lock = await takeLock(folder, process.pid);
  if (!lock.ok) return err(`The kiosk is running (process ${lock.error.pid}). Stop it first.`);
  try {
    const paths = pathsIn(folder);
    const identity = await readIdentity(nodeFiles, paths.identity);
    if (!identity.ok) return err(identity.error.say);
    const master = await secrets(paths, identity.value?.room ?? 'real').masterKey(false);
    if (!master.ok) return err(`The key cannot be read: ${master.error.detail}`);
    const sealing = { files: nodeFiles, random: randomBytes };
    return ok(await work({ paths, keys: keysFrom(master.value), sealing }));
  } finally {
    await lock.value.release();
  }
}
