/**
 * A seal in one line of text, so short that it goes into a QR code on a label: what staff carry away on paper, and what
 * years later is held against a copy of the records. It holds nothing but the seal.
 */
import { Seal } from './seal.ts';

const PREFIX = 'PACKROOM-SEAL';

/** Parted by blanks, which stand in none of the parts. */
export function slipOf({ stream, seq, hash, at, sig }: Seal): string {
  return [PREFIX, stream, seq, hash, at, sig].join(' ');
}

/** Null for what is no slip. */
export function sealOnSlip(text: string): Seal | null {
  const [prefix, stream, seq, hash, at, sig, ...more] = text.trim().split(/\s+/);
  if (prefix !== PREFIX || more.length > 0) return null;
  const read = Seal.safeParse({ stream, seq: Number(seq), hash, at, sig });
  return read.success ? read.data : null;
}
