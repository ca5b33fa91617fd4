/** A number from its end, so that an index of beginnings finds what ends so. */
export function backwards(number: string): string {
  return Array.from(number).toReversed().join('');
}
