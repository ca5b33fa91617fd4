/**
 * Letters for printers that take only dots: OCR-B, which bwip-js has built in as outlines, drawn at any size. ASCII
 * and nothing else; whoever has a text beyond it sends it as a picture.
 */
import bwip from 'bwip-js/generic';
import type { Lettering } from '../../../shared/labels/lettering.ts';

const FONT = bwip.FontLib.lookup('OCR-B');
/** Of 255 shades of grey: from here on a dot is black. Low, because small letters have strokes of little more than a dot. */
const INK = 90;

/** Where a letter's dots are, from the pen: to the right of it, and below the line it stands on. */
type Ink = (x: number, y: number) => void;

/** All letters are equally wide. The outlines are rounded at each size, so the printed step is asked for. */
function step(height: number): number {
  return bwip.FontLib.getglyph(FONT, 'M'.charCodeAt(0), height, height).advance;
}

export const ocrB: Lettering = {
  has: (char) => /^[ -~]$/.test(char),
  width: (text, height) => text.length * step(height),
};

/** Calls `ink` for each dot of the text; (0, 0) is the top left corner of a line that is `height` dots high. */
export function writeText(text: string, height: number, ink: Ink): void {
  // The part of a line above the letters' feet; below it hang the tails of g, p and y.
  const feet = Math.round(height * 0.78);
  const width = step(height);
  for (const [place, char] of [...text].entries()) {
    const glyph = bwip.FontLib.getglyph(FONT, char.charCodeAt(0), height, height);
    for (let row = 0; row < glyph.height; row++) {
      for (let column = 0; column < glyph.width; column++) {
        const grey = glyph.bytes[glyph.offset + row * glyph.width + column] ?? 0;
        if (grey >= INK) ink(place * width + glyph.left + column, feet - glyph.top + row);
      }
    }
  }
}
