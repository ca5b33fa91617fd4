/**
 * Where a symbol ends that comes character by character: at its suffix, or, from a scanner that sends none, when it
 * falls silent. It collects bytes and knows neither their wire nor their meaning.
 *
 * A scanner that has ended a symbol with a suffix does so every time. From then on silence ends nothing, for it may
 * be a hiccup of the machine in the middle of a number; half a second of it and what came is dropped.
 */
import { MAX_SYMBOL_BYTES } from './symbol.ts';

/** Longer than any pause within a symbol, shorter than the one between two scans. */
export const SILENCE_MS = 50;
const LOST_AFTER_MS = 500;

export interface SymbolEnd {
  /** `atMs` is `Clock.elapsed()`. */
  add(byte: number, atMs: number): void;
  /** What was collected cannot be a symbol: it is let pass to its end, so that its tail is not taken for one. */
  spoil(atMs: number): void;
  /** The same for what is under way, if anything is. */
  disturbed(atMs: number): void;
  /** The suffix came: the symbol, or null where there is none. */
  suffix(atMs: number): Uint8Array | null;
  /** Nothing came for `SILENCE_MS`: the symbol, if that was its end. */
  silence(): Uint8Array | null;
  readonly length: number;
}

export function createSymbolEnd(): SymbolEnd {
  let bytes: number[] = [];
  let isSpoilt = false;
  let sendsSuffix = false;
  let lastMs = 0;

  function end(): Uint8Array | null {
    const symbol = isSpoilt || bytes.length === 0 ? null : Uint8Array.from(bytes);
    bytes = [];
    isSpoilt = false;
    return symbol;
  }

  function goOn(atMs: number): void {
    const isLost = (bytes.length > 0 || isSpoilt) && atMs - lastMs > LOST_AFTER_MS;
    // It may have been set up anew meanwhile: without a suffix, silence counts again.
    if (isLost) {
      sendsSuffix = false;
      end();
    }
    lastMs = atMs;
  }

  return {
    add(byte, atMs) {
      goOn(atMs);
      if (bytes.length >= MAX_SYMBOL_BYTES) isSpoilt = true;
      else bytes.push(byte);
    },
    spoil(atMs) {
      goOn(atMs);
      isSpoilt = true;
    },
    disturbed(atMs) {
      if (bytes.length === 0 && !isSpoilt) return;
      isSpoilt = true;
      lastMs = atMs;
    },
    suffix(atMs) {
      goOn(atMs);
      sendsSuffix = true;
      return end();
    },
    silence: () => (sendsSuffix ? null : end()),
    get length() {
      return bytes.length;
    },
  };
}
