/**
 * How a person's name is shown to somebody else: enough for a courier to tell two people of one unit apart, not
 * enough to learn who lives there. `Jane Smith` becomes `J. Sm•••`.
 */

const HIDDEN = '•••';
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Scripts that write a name without a space: its first character alone tells enough. */
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

export function maskedName(name: string): string {
  const words = name.normalize('NFC').trim().split(/\s+/u);
  const last = words.at(-1) ?? '';
  if (last === '') return HIDDEN;
  if (words.length === 1) return opening(last, UNSPACED.test(last) ? 1 : 2) + HIDDEN;
  return `${opening(words[0] ?? '', 1)}. ${opening(last, 2)}${HIDDEN}`;
}

/** Never the whole word, however short it is. */
function opening(word: string, most: number): string {
  const letters = Array.from(graphemes.segment(word), (part) => part.segment);
  return letters.slice(0, Math.max(1, Math.min(most, letters.length - 1))).join('');
}
