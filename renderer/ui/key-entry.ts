/**
 * What a key does to what was typed so far. Pure, so that the touch keypad and a keyboard on the desk are one thing;
 * it does not know which of them was used, nor what the value is for.
 */

export type EntryKey =
  | { readonly key: 'character'; readonly character: string }
  | { readonly key: 'erase' }
  | { readonly key: 'submit' };

/** What a keypad offers. Letters are capitals, in the order in which they stand on it. */
export interface Entry {
  readonly letters: readonly string[];
  readonly maxLength: number;
}

const DIGITS = '0123456789';

export function typed(value: string, key: EntryKey, { maxLength }: Entry): string {
  switch (key.key) {
    case 'character':
      return value.length < maxLength ? value + key.character : value;
    case 'erase':
      return value.slice(0, -1);
    case 'submit':
      return value;
  }
}

/** Null for a key that this entry does not take. `name` is a `KeyboardEvent.key`. */
export function entryKey(name: string, { letters }: Entry): EntryKey | null {
  if (name === 'Enter') return { key: 'submit' };
  if (name === 'Backspace') return { key: 'erase' };
  const character = name.toLocaleUpperCase('en');
  if (name.length !== 1) return null;
  return DIGITS.includes(character) || letters.includes(character) ? { key: 'character', character } : null;
}
