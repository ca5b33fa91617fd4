/**
 * What a loudspeaker must not say in a room where others stand: names, however short they were cut, and codes that
 * open something. With a headset all of it is said. It goes by how a text looks, so that no screen can forget it.
 */
export interface InsteadOf {
  readonly name: string;
  readonly code: string;
}

/** As `maskedName` writes them. */
const MASKED = /(?:[\p{L}\p{M}]{1,4}\.\s)?[\p{L}\p{M}'’-]{0,4}•••/gu;
/** PINs and access codes stand alone and have six digits or more; a room label begins with a letter. */
const CODE = /^[\d\s]+$/u;
const FEWEST_DIGITS = 6;

export function hushed(text: string, names: readonly string[], insteadOf: InsteadOf): string {
  if (CODE.test(text) && text.replace(/\s/gu, '').length >= FEWEST_DIGITS) return insteadOf.code;
  return names
    .filter((name) => name !== '' && text.includes(name))
    .toSorted((one, other) => other.length - one.length)
    .reduce((said, name) => said.replaceAll(name, insteadOf.name), text)
    .replaceAll(MASKED, insteadOf.name);
}
