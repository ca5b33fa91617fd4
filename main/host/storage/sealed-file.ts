/**
 * A small file that only this kiosk can read: AES-256-GCM, bound to its purpose, so that no file can be put in the
 * place of another. A wrong key is told from damage, because people do different things about them.
 *
 *     version 1 | key mark 8 | nonce 12 | tag 16 | ciphertext
 */
import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import { err, ok, type Result } from '../../../shared/basics/result.ts';
import type { RandomBytes } from '../../../shared/basics/uuid.ts';
import { replaceFile } from './atomic-file.ts';
import { type DiskFailure, type Files, isMissing } from './files.ts';

const VERSION = 1;
const MARK_BYTES = 8;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const NONCE_AT = 1 + MARK_BYTES;
const TAG_AT = NONCE_AT + NONCE_BYTES;
const TEXT_AT = TAG_AT + TAG_BYTES;

export type Unreadable = 'missing' | 'wrong-key' | 'damaged';

export interface Sealing {
  readonly files: Files;
  readonly random: RandomBytes;
}

export function seal(plain: Uint8Array, key: Uint8Array, purpose: string, random: RandomBytes): Uint8Array {
  const nonce = random(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(boundTo(purpose));
  const text = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Buffer.of(VERSION), keyMark(key), nonce, cipher.getAuthTag(), text]);
}

export function unseal(bytes: Uint8Array, key: Uint8Array, purpose: string): Result<Uint8Array, Unreadable> {
  const sealed = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (sealed.length < TEXT_AT || sealed[0] !== VERSION) return err('damaged');
  if (!sealed.subarray(1, NONCE_AT).equals(keyMark(key))) return err('wrong-key');
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(NONCE_AT, TAG_AT), {
    authTagLength: TAG_BYTES,
  })
    .setAAD(boundTo(purpose))
    .setAuthTag(sealed.subarray(TAG_AT, TEXT_AT));
  try {
    return ok(Buffer.concat([decipher.update(sealed.subarray(TEXT_AT)), decipher.final()]));
  } catch {
    return err('damaged');
  }
}

export function writeSealed(
  { files, random }: Sealing,
  path: string,
  plain: Uint8Array,
  key: Uint8Array,
  purpose: string,
): Promise<Result<void, DiskFailure>> {
  return replaceFile(files, path, seal(plain, key, purpose, random));
}

export async function readSealed(
  files: Files,
  path: string,
  key: Uint8Array,
  purpose: string,
): Promise<Result<Uint8Array, Unreadable>> {
  try {
    return unseal(await files.read(path), key, purpose);
  } catch (cause) {
    if (isMissing(cause)) return err('missing');
    throw cause;
  }
}

function boundTo(purpose: string): Buffer {
  return Buffer.from(`packroom ${VERSION} ${purpose}`);
}

/** Tells one key from another and tells nothing of either. */
function keyMark(key: Uint8Array): Buffer {
  return createHmac('sha256', key).update('packroom key mark').digest().subarray(0, MARK_BYTES);
}
