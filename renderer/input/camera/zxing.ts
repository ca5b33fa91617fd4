/**
 * How `@zxing/library` is asked and what its answers mean: its hints, its way to say "nothing here", and the AIM
 * identifier for each of its formats. It reads no picture by itself.
 */
import { BarcodeFormat, DecodeHintType, type Result } from '@zxing/library';
import { cleaned, type Reading } from './reading.ts';

export const hints = new Map<DecodeHintType, unknown>([
  // Without it a Code 128 loses its FNC1: as the first character it makes the code a GS1-128, later it is U+001D.
  [DecodeHintType.ASSUME_GS1, true],
  [DecodeHintType.TRY_HARDER, true],
]);

const FNC1_FIRST = ']C1';
const GROUP_SEPARATOR = '\x1d';

/** What the library read, or nothing. */
export function read(decode: () => Result): readonly Reading[] {
  const result = quietly(decode);
  const reading = result && readingOf(result);
  return reading && reading.text !== '' ? [reading] : [];
}

/** The library says "nothing here" by throwing, and on odd pictures throws RangeErrors and TypeErrors of its own too. */
export function quietly<T>(run: () => T): T | null {
  try {
    return run();
  } catch {
    return null;
  }
}

function readingOf(result: Result): Reading | null {
  const text = result.getText();
  switch (result.getBarcodeFormat()) {
    case BarcodeFormat.CODE_128:
      // The library writes a leading FNC1 as the identifier …
      return text.startsWith(FNC1_FIRST)
        ? { text: cleaned(text.slice(FNC1_FIRST.length)), aim: FNC1_FIRST }
        : { text: cleaned(text), aim: ']C0' };
    case BarcodeFormat.DATA_MATRIX:
      // … and here as a group separator.
      return text.startsWith(GROUP_SEPARATOR)
        ? { text: cleaned(text.slice(GROUP_SEPARATOR.length)), aim: ']d2' }
        : { text: cleaned(text), aim: ']d1' };
    case BarcodeFormat.QR_CODE:
      return { text: cleaned(text), aim: ']Q1' };
    case BarcodeFormat.PDF_417:
      return { text: cleaned(text), aim: ']L2' };
    case BarcodeFormat.AZTEC:
      return { text: cleaned(text), aim: ']z0' };
    case BarcodeFormat.CODE_39:
      return { text: cleaned(text), aim: ']A0' };
    case BarcodeFormat.ITF:
      return { text: cleaned(text), aim: ']I0' };
    case BarcodeFormat.CODABAR:
      // Its first and last letter say only where it begins and ends.
      return { text: cleaned(text.slice(1, -1)), aim: ']F0' };
    default:
      return null;
  }
}
