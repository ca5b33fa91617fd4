/**
 * The short human code on a room label, such as `K7-0423`: the kiosk's own letter, a digit that moves on every
 * ten thousand packages, and four digits. Letters that look like digits (I, O) and digits that look like letters
 * (0, 1 in the prefix) are left out, so that it can be read out over a telephone.
 */
import { z } from 'zod';

const DIGITS = '23456789';
const PER_PREFIX = 10_000;

export const RoomCode = z
  .string()
  .regex(/^[A-HJ-NP-Z][2-9]-\d{4}$/)
  .brand<'RoomCode'>();
export type RoomCode = z.infer<typeof RoomCode>;

/** The kiosk's own letter: two kiosks of one property never give the same code. `S` is that of spare labels. */
export const KioskLetter = z
  .string()
  .regex(/^[A-HJ-NP-RT-Z]$/)
  .brand<'KioskLetter'>();
export type KioskLetter = z.infer<typeof KioskLetter>;

/**
 * The code of the `count`-th package of a kiosk, counted from 1. A code comes again only after 80,000 packages:
 * nine months of the busiest room, when the package that had it has long left.
 */
export function roomCodeOf(letter: KioskLetter, count: number): RoomCode {
  const prefix = DIGITS[Math.floor(count / PER_PREFIX) % DIGITS.length];
  return `${letter}${prefix}-${String(count % PER_PREFIX).padStart(4, '0')}` as RoomCode;
}

/** The letter of labels that are printed before they are needed, and stuck on when the printer is out. */
const SPARE = 'S' as KioskLetter;

/** The code of the `count`-th spare label, counted from 1. */
export function spareCodeOf(count: number): RoomCode {
  return roomCodeOf(SPARE, count);
}

export function isSpare(code: string): boolean {
  return code.startsWith(SPARE);
}
