/**
 * The master key, wrapped by the keystore of the system (Keychain, DPAPI, Secret Service) and kept as a file. Where
 * the system has none, Electron would only scramble it with a password that everybody knows: that is refused for a
 * real room, and let pass for a simulated one, which guards nothing.
 */
import type { SafeStorage } from 'electron';
import { err, ok, type Result } from '../../../shared/basics/result.ts';
import type { RandomBytes } from '../../../shared/basics/uuid.ts';
import { MASTER_KEY_BYTES } from '../../host/keys.ts';
import type { SecretFailure, SecretKeeper } from '../../host/secret-keeper.ts';
import { replaceFile } from '../../host/storage/atomic-file.ts';
import { type Files, isMissing } from '../../host/storage/files.ts';

export interface WrappedKeyParts {
  readonly files: Files;
  readonly path: string;
  readonly safeStorage: Pick<
    SafeStorage,
    'isEncryptionAvailable' | 'encryptString' | 'decryptString' | 'getSelectedStorageBackend'
  >;
  readonly platform: NodeJS.Platform;
  readonly random: RandomBytes;
  readonly mayBePlain: boolean;
}

export function wrappedKey(parts: WrappedKeyParts): SecretKeeper {
  const { files, path, safeStorage, platform, random, mayBePlain } = parts;

  function hasKeystore(): boolean {
    if (!safeStorage.isEncryptionAvailable()) return false;
    return platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text';
  }

  async function make(): Promise<Result<Uint8Array, SecretFailure>> {
    const key = random(MASTER_KEY_BYTES);
    const wrapped = safeStorage.encryptString(Buffer.from(key).toString('base64'));
    const kept = await replaceFile(files, path, wrapped);
    if (kept.ok) return ok(key);
    return err({ code: 'unreadable', detail: `The key file ${path} cannot be written (${kept.error}).` });
  }

  return {
    async masterKey(isFirstStart) {
      if (!hasKeystore() && !mayBePlain) {
        return err({
          code: 'no-safe-place',
          detail:
            'This system has no keystore that is unlocked. Start a Secret Service such as gnome-keyring or KWallet, or run the kiosk in the Node shell with a systemd credential.',
        });
      }
      const wrapped = await readFile(files, path);
      if (wrapped === null && isFirstStart) return make();
      if (wrapped === null) {
        return err({ code: 'lost', detail: `The key file ${path} is gone. Put it back from a back-up.` });
      }
      try {
        const key = Buffer.from(safeStorage.decryptString(Buffer.from(wrapped)), 'base64');
        if (key.length === MASTER_KEY_BYTES) return ok(new Uint8Array(key));
      } catch {
        // Told below: a keystore that does not open it and a file that is no key are the same to a person.
      }
      const detail = `The key file ${path} cannot be opened with this system's keystore. It belongs to another account or machine.`;
      return err({ code: 'unreadable', detail });
    },
  };
}

async function readFile(files: Files, path: string): Promise<Uint8Array | null> {
  try {
    return await files.read(path);
  } catch (cause) {
    if (isMissing(cause)) return null;
    throw cause;
  }
}
