/**
 * The text of a file that an office made: with or without a byte order mark, UTF-8, UTF-16, or the Windows-1252 of an old
 * spreadsheet. What is neither text nor small enough is refused.
 */
import { err, ok, type Result } from '../basics/result.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
export type NoText = 'empty' | 'too-large' | 'no-text';

/** 20,000 people are about 2 MB. */
const MOST_BYTES = 20 * 1024 * 1024;
/** Of the first bytes: text has none, a workbook or a picture many. */
const LOOKED_AT = 4_096;

export function textOf(
  bytes: Uint8Array,
): Result<{ readonly text: string; readonly encoding: Encoding }, NoText> {
  if (bytes.length === 0) return err('empty');
  if (bytes.length > MOST_BYTES) return err('too-large');
  const marked = byMark(bytes);
  if (marked !== null) return ok({ text: decoded(bytes, marked), encoding: marked });
  const zeros = zerosIn(bytes.subarray(0, LOOKED_AT));
  // Every other byte of a text in Latin letters is a zero.
  if (zeros.odd > 0 && zeros.even === 0)
    return ok({ text: decoded(bytes, 'utf-16le'), encoding: 'utf-16le' });
  if (zeros.even > 0 && zeros.odd === 0)
    return ok({ text: decoded(bytes, 'utf-16be'), encoding: 'utf-16be' });
  if (zeros.even + zeros.odd > 0) return err('no-text');
  try {
    return ok({ text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' });
  } catch {
    return ok({ text: decoded(bytes, 'windows-1252'), encoding: 'windows-1252' });
  }
}

function byMark([first, second, third]: Uint8Array): Encoding | null {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : null;
}

function decoded(bytes: Uint8Array, encoding: Encoding): string {
  return new TextDecoder(encoding).decode(bytes);
}

function zerosIn(bytes: Uint8Array) {
  let [even, odd] = [0, 0];
  for (const [at, byte] of bytes.entries()) {
    if (byte !== 0) continue;
    if (at % 2 === 0) even++;
    else odd++;
  }
  return { even, odd };
}
