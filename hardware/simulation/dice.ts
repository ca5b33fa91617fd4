/** Choices from a source of random bytes, for made-up parcels. Not for secrets: it is slightly uneven. */
import type { RandomBytes } from '../../shared/basics/uuid.ts';

export interface Dice {
  digits(length: number): string;
  /** Capital letters and digits. */
  alphanumeric(length: number): string;
  pick<T>(from: readonly [T, ...T[]]): T;
}

export function createDice(random: RandomBytes): Dice {
  const letters = (length: number, alphabet: string) =>
    Array.from(random(length), (byte) => alphabet.charAt(byte % alphabet.length)).join('');
  return {
    digits: (length) => letters(length, '0123456789'),
    alphanumeric: (length) => letters(length, 'ABCDEFGHJKLMNPRTUVWXYZ0123456789'),
    pick: (from) => from[(random(1)[0] ?? 0) % from.length] ?? from[0],
  };
}
