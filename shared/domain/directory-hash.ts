/** The fingerprint of a directory: the same for the same people and places, in whatever order its fields are written. */
import { sha256 } from '@noble/hashes/sha2.js';
import { toHex, toUtf8 } from '../basics/bytes.ts';
import { canonical } from '../ledger/canonical.ts';
import type { Directory } from './directory.ts';

/** SHA-256 over its canonical JSON, lower-case hex. It tells nothing of who is in it. */
export function directoryHash(directory: Directory): string {
  return toHex(sha256(toUtf8(canonical(directory))));
}
