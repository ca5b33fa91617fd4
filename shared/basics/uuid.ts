/** Ids that sort by the time they were made: UUID version 7 (RFC 9562, section 5.7). */

import { toHex } from './bytes.ts';
import type { EpochMs } from './clock.ts';

/** A source of `length` unpredictable bytes. */
export type RandomBytes = (length: number) => Uint8Array;

export function uuidV7(now: EpochMs, random: RandomBytes): string {
  const bytes = random(16);
  let rest = Math.max(0, Math.trunc(now));
  for (let i = 5; i >= 0; i--) {
    bytes[i] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = toHex(bytes);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
