/**
 * Symbols from the input reports of a HID POS scanner (USB HID usage tables, page 8C; Access-IS LSR118 manual for
 * the bytes). A report is 64 bytes: id 02, count, AIM identifier, 56 bytes of data, code id, 00, and a bit that says
 * that more follows. It knows nothing of what a barcode means.
 */
import { joinBytes } from '../../../shared/basics/bytes.ts';
import type { Scan } from '../../ports/scanner.ts';
import { decodeSymbol, MAX_SYMBOL_BYTES, scanOf } from '../symbol.ts';

export const REPORT_BYTES = 64;
const REPORT_ID = 0x02;
const DATA_END = 61;
const CONTINUED_AT = 63;
const BRACKET = 0x5d;
/** The rest of a symbol that has not come by then will not come: what comes next is another symbol. */
const FRAGMENT_MS = 500;

export interface Report {
  readonly data: Uint8Array;
  readonly aim: string | null;
  readonly isContinued: boolean;
}

/** Null for anything that is not an input report with decoded data. */
export function parseReport(bytes: Uint8Array): Report | null {
  const count = bytes[1] ?? 0;
  if (bytes.length !== REPORT_BYTES || bytes[0] !== REPORT_ID) return null;
  // Some scanners put the identifier, and with it the data, one byte later.
  const aimAt = bytes[2] !== BRACKET && bytes[3] === BRACKET ? 3 : 2;
  const dataAt = aimAt + 3;
  if (dataAt + count > DATA_END) return null;
  const identifier = String.fromCharCode(...bytes.subarray(aimAt, dataAt));
  return {
    data: bytes.slice(dataAt, dataAt + count),
    aim: /^\][A-Za-z][0-9A-Za-z]$/.test(identifier) ? identifier : null,
    isContinued: ((bytes[CONTINUED_AT] ?? 0) & 1) === 1,
  };
}

export interface SymbolReader {
  /** `atMs` is `Clock.elapsed()`. The symbol that this report completes, if it does. */
  take(report: Uint8Array, atMs: number): Scan | null;
  /** A report may be lost: what is under way is let pass to its end, and not told. */
  disturbed(atMs: number): void;
}

export function createSymbolReader(): SymbolReader {
  let parts: Uint8Array[] = [];
  let aim: string | null = null;
  let lastMs = 0;
  let isSpoilt = false;

  function reset(): void {
    parts = [];
    aim = null;
    isSpoilt = false;
  }

  return {
    disturbed(atMs) {
      if (parts.length === 0) return;
      isSpoilt = true;
      lastMs = atMs;
    },
    take(bytes, atMs) {
      if (parts.length > 0 && atMs - lastMs > FRAGMENT_MS) reset();
      const report = parseReport(bytes);
      if (!report) {
        reset();
        return null;
      }
      lastMs = atMs;
      if (parts.length === 0) aim = report.aim;
      const length = parts.reduce((sum, part) => sum + part.length, report.data.length);
      isSpoilt ||= length > MAX_SYMBOL_BYTES;
      // A symbol that is too long is let pass to its end, so that its tail is not taken for another one.
      parts = isSpoilt ? [new Uint8Array()] : [...parts, report.data];
      if (report.isContinued) return null;
      const scan = isSpoilt ? null : scanOf(decodeSymbol(joinBytes(parts)), aim);
      reset();
      return scan;
    },
  };
}
