/**
 * The master key of a machine without a keystore of its own: what systemd unsealed for this service, or else one file
 * that only the kiosk's account may read. The file lies beside the data, so a machine that may be stolen should have
 * the credential (bound to its TPM), or an encrypted disk.
 */
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Result } from '../../../shared/basics/result.ts';
import type { RandomBytes } from '../../../shared/basics/uuid.ts';
import { MASTER_KEY_BYTES } from '../../host/keys.ts';
import type { SecretFailure, SecretKeeper } from '../../host/secret-keeper.ts';
import { replaceFile } from '../../host/storage/atomic-file.ts';
import { codeOf, type Files } from '../../host/storage/files.ts';

const CREDENTIAL = 'packroom-key';
const OTHERS = 0o077;

export interface KeyFileParts {
  readonly files: Files;
  readonly path: string;
  /** Where systemd puts a service's credentials (systemd.exec(5)); undefined where there are none. */
  readonly credentials: string | undefined;
  readonly random: RandomBytes;
}

export function keyFile({ files, path, credentials, random }: KeyFileParts): SecretKeeper {
  async function make(): Promise<Result<Uint8Array, SecretFailure>> {
    const key = random(MASTER_KEY_BYTES);
    const kept = await replaceFile(files, path, key);
    if (kept.ok) return ok(key);
    return err({ code: 'unreadable', detail: `The key file ${path} cannot be written (${kept.error}).` });
  }

  return {
    async masterKey(isFirstStart) {
      const credential = credentials === undefined ? null : await readKey(join(credentials, CREDENTIAL));
      if (credential !== null) return credential;
      const found = await readKey(path, true);
      if (found !== null) return found;
      if (isFirstStart) return make();
      return err({
        code: 'lost',
        detail: `The key file ${path} is gone, and without it the data beside it cannot be read. Put it back from a back-up.`,
      });
    },
  };
}

/** Null when there is no such file. */
async function readKey(path: string, isOurs = false): Promise<Result<Uint8Array, SecretFailure> | null> {
  try {
    if (isOurs && process.platform !== 'win32' && ((await stat(path)).mode & OTHERS) !== 0) {
      const detail = `The key file ${path} can be read by other accounts. Check who had access, then run: chmod 600 ${path}`;
      return err({ code: 'unreadable', detail });
    }
    const key = await readFile(path);
    if (key.length === MASTER_KEY_BYTES) return ok(new Uint8Array(key));
    return err({
      code: 'unreadable',
      detail: `The key file ${path} has ${key.length} bytes instead of ${MASTER_KEY_BYTES}. Put it back from a back-up.`,
    });
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return null;
    const detail = `The key file ${path} cannot be read (${codeOf(cause) || String(cause)}).`;
    return err({ code: 'unreadable', detail });
  }
}
