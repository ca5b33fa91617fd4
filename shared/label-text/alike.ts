/** Words as a camera reads them: letters that look alike are the same, and a long word may have one letter wrong. */

/** Letters and digits that print and blur alike. */
const ALIKE: Readonly<Record<string, string>> = {
  O: '0',
  Q: '0',
  D: '0',
  I: '1',
  L: '1',
  S: '5',
  B: '8',
  Z: '2',
  G: '6',
};

/** As long as `word`, of which it takes capitals. Two words of the same key cannot be told apart. */
export function alikeKey(word: string): string {
  return [...word].map((letter) => ALIKE[letter] ?? letter).join('');
}

const WRONG_FROM = 5;

/** Of two keys: the same, or with one letter read wrongly, missing or too many where `known` is long enough for it. */
export function isAlike(read: string, known: string): boolean {
  if (read === known) return true;
  if (known.length < WRONG_FROM || Math.abs(read.length - known.length) > 1) return false;
  let n = 0;
  while (n < read.length && n < known.length && read[n] === known[n]) n++;
  const [restRead, restKnown] = [read.slice(n), known.slice(n)];
  return (
    restRead.slice(1) === restKnown.slice(1) ||
    restRead.slice(1) === restKnown ||
    restRead === restKnown.slice(1)
  );
}
