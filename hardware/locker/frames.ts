/** Finds frames of a fixed length in what a locker board sends, in whatever pieces and with noise before them. */
import type { Take } from '../transport/half-duplex.ts';

/** The low byte of the sum of all bytes before it. */
export function sumOf(bytes: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < bytes.length; at++) sum = (sum + (bytes[at] ?? 0)) & 0xff;
  return sum;
}

export function withSum(...bytes: number[]): Uint8Array {
  return Uint8Array.of(...bytes, sumOf(bytes));
}

/**
 * `read` gets a window of `length` bytes and says null for what is no frame. Two frames in one piece are two devices that
 * answer to one address, and nothing that can be believed.
 */
export function windowed<T>(length: number, read: (frame: Uint8Array) => T | null): Take<T> {
  let held: number[] = [];
  return (piece) => {
    const frames: T[] = [];
    for (const byte of piece) {
      held = [...held.slice(1 - length), byte];
      if (held.length < length) continue;
      const frame = read(Uint8Array.from(held));
      if (frame === null) continue;
      frames.push(frame);
      held = [];
    }
    return frames.length === 1 ? (frames[0] ?? null) : null;
  };
}
