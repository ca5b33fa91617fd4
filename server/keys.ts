/**
 * The server's own secret: thirty-two bytes that the operator hands in or that are made at the first start, and from
 * which every other key is derived, one for each use. Without it what is encrypted in the database and on the disk
 * stays so: it is backed up apart from them.
 */
import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { fromBase64Url, toBase64Url, toUtf8 } from '../shared/basics/bytes.ts';
import { err, ok, type Result } from '../shared/basics/result.ts';
import type { RandomBytes } from '../shared/basics/uuid.ts';

const SECRET_BYTES = 32;

export interface Keys {
  /** Thirty-two bytes for one use, such as `photos`; the same at every start. */
  for(use: string): Uint8Array;
}

export function keysFrom(secret: Uint8Array): Keys {
  return { for: (use) => hkdf(sha256, secret, undefined, toUtf8(`packroom server ${use}`), SECRET_BYTES) };
}

/** Of the text that an operator hands in: 43 letters of base64url. */
export function readSecret(text: string): Result<Uint8Array, string> {
  const read = fromBase64Url(text.trim());
  if (read.ok && read.value.length === SECRET_BYTES) return ok(read.value);
  return err('The key of the server is not 32 bytes in base64url.');
}

/** Of a file that nobody but the server's user reads; made where there is none. */
export async function secretOf(path: string, random: RandomBytes): Promise<Result<Uint8Array, string>> {
  try {
    return readSecret(await readFile(path, 'utf8'));
  } catch (cause) {
    if (!isMissing(cause)) return err(`${path} cannot be read.`);
  }
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const secret = random(SECRET_BYTES);
    // Never over another server's that was quicker.
    const file = await open(path, 'wx', 0o600);
    try {
      await file.writeFile(`${toBase64Url(secret)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    return ok(secret);
  } catch {
    return err(`${path} cannot be written.`);
  }
}

function isMissing(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
}
