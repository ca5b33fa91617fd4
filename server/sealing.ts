/**
 * Seals what is people's before it is written down: AES-256-GCM, the first twelve bytes are the nonce, the last sixteen
 * the tag. What was sealed for one place cannot be opened as if it stood in another.
 */
import { createCipheriv, createDecipheriv } from 'node:crypto';
import { err, ok, type Result } from '../shared/basics/result.ts';
import type { RandomBytes } from '../shared/basics/uuid.ts';

export interface Sealing {
  /** `place` is public and as long as one likes, such as a table and the keys of a row. */
  seal(bytes: Uint8Array, place: string): Uint8Array;
  open(sealed: Uint8Array, place: string): Result<Uint8Array, 'not-genuine'>;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** `key` has 32 bytes. */
export function sealingWith(key: Uint8Array, random: RandomBytes): Sealing {
  return {
    seal(bytes, place) {
      const nonce = random(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place));
      return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
    },
    open(sealed, place) {
      if (sealed.length < NONCE_BYTES + TAG_BYTES) return err('not-genuine');
      const nonce = sealed.subarray(0, NONCE_BYTES);
      const tag = sealed.subarray(-TAG_BYTES);
      const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place));
      try {
        const bytes = decipher.setAuthTag(tag).update(sealed.subarray(NONCE_BYTES, -TAG_BYTES));
        return ok(Buffer.concat([bytes, decipher.final()]));
      } catch {
        return err('not-genuine');
      }
    },
  };
}
