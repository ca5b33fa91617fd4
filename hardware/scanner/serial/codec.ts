/**
 * Symbols from the bytes of a scanner on a serial line that is set to send the AIM identifier before a symbol and a
 * return after it. A byte that no barcode has shows that the line is disturbed or the scanner set otherwise: nothing
 * of that symbol is told. It knows nothing of what a barcode means.
 */
import type { SymbolReader } from '../listening.ts';
import { decodeSymbol, prefixedScanOf } from '../symbol.ts';
import { createSymbolEnd, SILENCE_MS } from '../symbol-end.ts';

const CR = 0x0d;
const LF = 0x0a;
const GS = 0x1d;
const EOT = 0x04;
const RS = 0x1e;
const DELETE = 0x7f;
/** What an ANSI MH10.8.3 message begins with, `[)>`; record separators and the end of transmission are of it. */
const ENVELOPE = [0x5b, 0x29, 0x3e];
const AIM_BYTES = 3;

export function createSerialSymbolReader(): SymbolReader {
  const symbol = createSymbolEnd();
  /** The first bytes: room for an identifier and the beginning of a message. */
  let start: number[] = [];
  let lastWasReturn = false;

  const isMessage = () => startsWith(start, ENVELOPE, 0) || startsWith(start, ENVELOPE, AIM_BYTES);
  const belongs = (byte: number) =>
    (byte >= 0x20 && byte !== DELETE) || byte === GS || ((byte === RS || byte === EOT) && isMessage());

  function ended(bytes: Uint8Array | null) {
    start = [];
    const scan = bytes ? prefixedScanOf(decodeSymbol(bytes)) : null;
    return scan ? [scan] : [];
  }

  return {
    silenceMs: SILENCE_MS,
    take(bytes, atMs) {
      return Array.from(bytes).flatMap((byte) => {
        const isSecondHalf = byte === LF && lastWasReturn;
        lastWasReturn = byte === CR;
        if (isSecondHalf) return [];
        if (byte === CR) return ended(symbol.suffix(atMs));
        if (!belongs(byte)) {
          symbol.spoil(atMs);
          return [];
        }
        symbol.add(byte, atMs);
        if (symbol.length === 1) start = [];
        if (start.length < AIM_BYTES + ENVELOPE.length) start.push(byte);
        return [];
      });
    },
    disturbed: symbol.disturbed,
    silence: () => ended(symbol.silence())[0] ?? null,
  };
}

function startsWith(bytes: readonly number[], what: readonly number[], from: number): boolean {
  return what.every((byte, at) => bytes[from + at] === byte);
}
