/**
 * From the bytes of one symbol to a scan, as all scanners have it: the text decoded, and the AIM identifier that
 * stands before it where the scanner is set to send one. It knows no way that the bytes came, and no carrier.
 */
import type { Scan } from '../ports/scanner.ts';

/** The longest honest symbol is a PDF417 of about 1,850 characters. Half of a longer one would be a wrong one. */
export const MAX_SYMBOL_BYTES = 4096;
const GROUP_SEPARATOR = '\x1d';
const AIM = /^\][A-Za-z][0-9A-Za-z]/;

/** UTF-8 where it is UTF-8; otherwise Latin-1, which scanners send for the older symbologies. */
export function decodeSymbol(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  }
}

/** Null for a symbol that says nothing. */
export function scanOf(text: string, aim: string | null): Scan | null {
  const said = Array.from(text)
    .filter((char) => char === GROUP_SEPARATOR || !/\p{Cc}/u.test(char))
    .join('');
  return said === '' ? null : { text: said, aim };
}

/** Of a scanner that sends the identifier as the first three characters. */
export function prefixedScanOf(text: string): Scan | null {
  const aim = AIM.exec(text)?.[0] ?? null;
  return scanOf(text.slice(aim?.length ?? 0), aim);
}
