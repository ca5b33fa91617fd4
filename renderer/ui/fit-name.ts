/**
 * A name inside a box of a drawing, in the largest letters that fit: on up to three lines, or turned along a narrow
 * box. It estimates widths, generously, because a drawing is laid out before there is a font.
 */

export interface FittedName {
  readonly lines: readonly string[];
  /** Height of the letters, in the units of the box. */
  readonly size: number;
  /** Read from the bottom up. */
  readonly isTurned: boolean;
}

interface Box {
  readonly width: number;
  readonly height: number;
}

/** Widths of letters in heights of them, and the share of a box that letters may take. */
const LETTER = 0.6;
const IDEOGRAPH = 1.05;
const LEADING = 1.1;
const FILL = 0.88;
/** Who reads a turned name has to tilt their head: it must be hard to read upright, and be larger by this. */
const HARD_TO_READ = 0.4;
const WORTH_TURNING = 1.2;

const MOST_LINES = 3;
const isIdeograph = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;

export function fitName(name: string, box: Box, largest: number): FittedName {
  const upright = fitUpright(name, box, largest);
  if (upright.size >= HARD_TO_READ * largest) return { ...upright, isTurned: false };
  const turned = fitUpright(name, { width: box.height, height: box.width }, largest);
  return turned.size > upright.size * WORTH_TURNING
    ? { ...turned, isTurned: true }
    : { ...upright, isTurned: false };
}

function fitUpright(name: string, { width, height }: Box, largest: number): Omit<FittedName, 'isTurned'> {
  const words = name.split(/\s+/).filter((word) => word !== '');
  const fits = Array.from({ length: Math.min(MOST_LINES, words.length) }, (_, n) => {
    const lines = inLines(words, n + 1);
    const size = FILL * Math.min(width / widest(lines), height / (lines.length * LEADING));
    return { lines, size: Math.min(size, largest) };
  });
  return fits.reduce((best, one) => (one.size > best.size ? one : best), { lines: [name], size: 0 });
}

/** The words in their order, on so many lines, the widest as narrow as can be. */
function inLines(words: readonly string[], count: number): readonly string[] {
  if (count === 1) return [words.join(' ')];
  let best: readonly string[] = [];
  for (let first = 1; first <= words.length - count + 1; first++) {
    const lines = [words.slice(0, first).join(' '), ...inLines(words.slice(first), count - 1)];
    if (best.length === 0 || widest(lines) < widest(best)) best = lines;
  }
  return best;
}

const widest = (lines: readonly string[]) => Math.max(...lines.map(widthOf));

function widthOf(text: string): number {
  let width = 0;
  for (const letter of text) width += isIdeograph.test(letter) ? IDEOGRAPH : LETTER;
  return width;
}
