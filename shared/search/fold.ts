/**
 * A name as it is compared: without case, accents and the letters that keyboards lack, so that `Łukasz` is found by
 * `lukasz`. It keeps the marks that make another word of it, as in Hindi and Thai.
 */

/** Accents of Latin, Greek and Cyrillic, the vowel points of Arabic and Hebrew, and Arabic's lengthening stroke. */
const MARKS = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0640]/gu;

/** Letters that no decomposition takes apart, as they are typed where the keyboard has none of them. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  // Arabic: the same letter at the end of a word, or with another seat; and Persian's forms of two of them.
  ى: 'ي',
  ة: 'ه',
  ی: 'ي',
  ک: 'ك',
};

const SPECIAL = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'gu');

export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(MARKS, '')
    .toLowerCase()
    .replace(SPECIAL, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFC');
}

/** In these a name has no spaces, and any character of it may begin what is typed. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const PIECES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])[\p{L}\p{N}\p{M}])+/gu;

/** The words of a name. An apostrophe is no end of a word: `O’Brien` is `obrien`. */
export function wordsOf(text: string): string[] {
  return (
    fold(text)
      .replace(/['’ʼ`´]/gu, '')
      .match(PIECES) ?? []
  );
}

export function isUnspaced(word: string): boolean {
  return UNSPACED.test(word);
}
