/**
 * The form of a number: how it begins and how long it is. Carriers that publish no form keep to one all the same, and
 * a site sees the same few again and again. It knows no carrier, and nothing of a number but its form.
 */

/** More letters would not do: behind the two of Veho, as of others, letters and digits come by chance. */
const LETTERS = /^[A-Z]{2}/;
/** Where it begins with digits: more of them would be of one sender, fewer of everybody. */
const DIGITS = 4;
const SHORTEST = 8;

/** Such as `UU/16`; null for a number that is too short to have one, and for the fingerprint of a text. */
export function formOf(number: string): string | null {
  if (number.length < SHORTEST || number.startsWith('#')) return null;
  return `${LETTERS.exec(number)?.[0] ?? number.slice(0, DIGITS)}/${number.length}`;
}
