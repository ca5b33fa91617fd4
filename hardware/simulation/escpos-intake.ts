/**
 * How an ESC/POS printer takes bytes apart: real-time commands at once and wherever they stand, the others when they
 * are complete. It obeys nothing itself.
 */
import type { Bitmap } from '../../shared/labels/bitmap.ts';

export type EscPosCommand =
  | { readonly kind: 'initialise' }
  | { readonly kind: 'tell-changes'; readonly on: boolean }
  | { readonly kind: 'process-id'; readonly id: string }
  | { readonly kind: 'in-order' }
  | { readonly kind: 'raster'; readonly band: Bitmap }
  | { readonly kind: 'cut' }
  /** What a printer would print as letters, or not know. */
  | { readonly kind: 'stray'; readonly byte: number };

export type RealTime =
  | { readonly kind: 'status'; readonly question: number }
  | { readonly kind: 'recover' }
  | { readonly kind: 'clear' };

interface Takers {
  command(command: EscPosCommand, bytes: number): void;
  realTime(command: RealTime): void;
}

export interface EscPosIntake {
  push(bytes: Uint8Array): void;
  /** Bytes of a command whose end has not come. */
  heldBytes(): number;
  reset(): void;
}

const CLEAR = '16,20,8,1,3,20,1,6,2,8';

export function createEscPosIntake(takers: Takers): EscPosIntake {
  let held: number[] = [];
  let needed = 1;
  /** The last bytes of the stream, whatever they belong to. */
  const tail: number[] = [];

  function hearRealTime(byte: number): void {
    if (tail.push(byte) > 10) tail.shift();
    const [a, b, c = 0] = tail.slice(-3);
    if (byte === 0x08 && tail.join() === CLEAR) takers.realTime({ kind: 'clear' });
    else if (a === 0x10 && b === 0x04 && c >= 1 && c <= 4) takers.realTime({ kind: 'status', question: c });
    else if (a === 0x10 && b === 0x05 && c === 2) takers.realTime({ kind: 'recover' });
  }

  function take(byte: number): void {
    held.push(byte);
    if (held.length < needed) return;
    const parsed = parse(held);
    if (typeof parsed === 'number') {
      needed = parsed;
      return;
    }
    const { length } = held;
    held = [];
    needed = 1;
    if (parsed !== null) takers.command(parsed, length);
  }

  return {
    push(bytes) {
      for (const byte of bytes) {
        take(byte);
        // After it has been taken, so that a clearing takes it away with the rest.
        hearRealTime(byte);
      }
    },
    heldBytes: () => held.length,
    reset() {
      held = [];
      needed = 1;
    },
  };
}

/** The command, null for what has no effect in its turn, or how many bytes are needed to know. */
function parse(held: readonly number[]): EscPosCommand | null | number {
  const [first = 0, second, third = 0] = held;
  if (first === 0x00) return null;
  if (first !== 0x1b && first !== 0x1d && first !== 0x10) return { kind: 'stray', byte: first };
  if (second === undefined) return 2;
  if (first === 0x10) return realTimeLength(held);
  if (first === 0x1b) return second === 0x40 ? { kind: 'initialise' } : { kind: 'stray', byte: second };
  if (held.length < 3) return 3;
  switch (second) {
    case 0x61:
      return { kind: 'tell-changes', on: third !== 0 };
    case 0x72:
      return { kind: 'in-order' };
    case 0x56:
      if (third < 2) return { kind: 'cut' };
      return held.length < 4 ? 4 : { kind: 'cut' };
    case 0x28:
      return parseFunction(held);
    case 0x76:
      return parseRaster(held);
    default:
      return { kind: 'stray', byte: second };
  }
}

function realTimeLength(held: readonly number[]): null | number {
  const whole = held[1] !== 0x14 ? 3 : held.length < 3 ? 3 : held[2] === 8 ? 10 : 5;
  return held.length < whole ? whole : null;
}

function parseFunction(held: readonly number[]): EscPosCommand | null | number {
  if (held.length < 5) return 5;
  const whole = 5 + (held[3] ?? 0) + (held[4] ?? 0) * 256;
  if (held.length < whole) return whole;
  const isProcessId = held[2] === 0x48 && held[5] === 0x30;
  return isProcessId ? { kind: 'process-id', id: String.fromCharCode(...held.slice(7, 11)) } : null;
}

function parseRaster(held: readonly number[]): EscPosCommand | number {
  if (held.length < 8) return 8;
  const [, , , , xl = 0, xh = 0, yl = 0, yh = 0] = held;
  const width = xl + xh * 256;
  const height = yl + yh * 256;
  const whole = 8 + width * height;
  if (held.length < whole) return whole;
  return { kind: 'raster', band: { width: width * 8, height, bits: Uint8Array.from(held.slice(8)) } };
}
