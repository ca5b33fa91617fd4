/** How large a text may be printed in the space there is: as large as fits, then cut, never over the edge. */
import type { Lettering } from './lettering.ts';

export interface FittedText {
  readonly text: string;
  readonly height: number;
}

export interface TextBox {
  readonly width: number;
  readonly maxHeight: number;
  /** Smaller than this nobody reads it across a shelf: it is cut with `...` instead. */
  readonly minHeight: number;
}

export function fitText(text: string, box: TextBox, lettering: Lettering): FittedText {
  const fits = (height: number) => lettering.width(text, height) <= box.width;
  for (let height = box.maxHeight; height >= box.minHeight; height--) {
    if (fits(height)) return { text, height };
  }
  const chars = [...text];
  const isTooWide = () => lettering.width(`${chars.join('')}...`, box.minHeight) > box.width;
  while (chars.length > 0 && isTooWide()) chars.pop();
  // Three dots, not U+2026: not every printer's font has it.
  return { text: `${chars.join('').trimEnd()}...`, height: box.minHeight };
}
