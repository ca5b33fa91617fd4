/**
 * A text drawn by the browser, which has letters of every script and joins and orders them as they are read, as black
 * dots for a label printer. Knows nothing of labels but how a drawing is written down.
 */
import type { Bitmap } from '../../shared/labels/bitmap.ts';
import { drawn } from '../../shared/labels/bitmap.ts';
import {
  DRAWN_HEIGHT,
  DRAWN_MAX_WIDTH,
  type DrawnText,
  writeDrawing,
} from '../../shared/labels/drawn-text.ts';

export type DrawText = (text: string) => Promise<DrawnText | null>;

/** Of the drawing's height: room is left for what hangs below a line and for accents upon accents. */
const LETTER_SHARE = 0.7;
const WEIGHT = 600;
/** Of 255 shades of grey: half of a dot is ink. */
const INK = 128;

const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}]/u;

/** Null where the browser gives no canvas. */
export const drawText: DrawText = async (text) => {
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (pen === null) return null;
  const families = getComputedStyle(document.documentElement).getPropertyValue('--font');
  const fontOf = (size: number) => `${WEIGHT} ${size}px ${families}`;
  const size = DRAWN_HEIGHT * LETTER_SHARE;
  // Fonts come in pieces, one for some hundred letters: those that this text needs must be here first.
  await document.fonts.load(fontOf(size), text);

  function prepare(size: number): void {
    if (pen === null) return;
    pen.font = fontOf(size);
    pen.direction = RIGHT_TO_LEFT.test(text) ? 'rtl' : 'ltr';
    pen.textAlign = 'left';
    pen.fillStyle = '#000';
  }

  prepare(size);
  const shown = cut(text, (part) => pen.measureText(part).width <= DRAWN_MAX_WIDTH);
  const tall = pen.measureText(shown);
  const shrink = Math.min(1, DRAWN_HEIGHT / (tall.actualBoundingBoxAscent + tall.actualBoundingBoxDescent));
  prepare(size * shrink);
  const box = pen.measureText(shown);
  canvas.width = Math.max(1, Math.ceil(Math.min(DRAWN_MAX_WIDTH, box.width)));
  canvas.height = DRAWN_HEIGHT;
  // A new size is a new canvas.
  prepare(size * shrink);
  const free = DRAWN_HEIGHT - box.actualBoundingBoxAscent - box.actualBoundingBoxDescent;
  pen.fillText(shown, 0, Math.round(free / 2 + box.actualBoundingBoxAscent));
  return writeDrawing(blackOf(pen.getImageData(0, 0, canvas.width, canvas.height)));
};

/** As much of the text as fits, by whole letters as people count them, with an ellipsis. */
function cut(text: string, fits: (part: string) => boolean): string {
  if (fits(text)) return text;
  const letters = Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
  while (letters.length > 0 && !fits(`${letters.join('')}…`)) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

function blackOf({ width, height, data }: ImageData): Bitmap {
  return drawn(width, height, (x, y) => (data[4 * (y * width + x) + 3] ?? 0) >= INK);
}
