/** How large a text may be printed in the space there is. An estimate on the wide side: better small than cut off. */

/** Widths of the printer's font 0 as shares of its height. It is narrow; these are rounded up. */
function widthShare(char: string): number {
  if (/[.,:;'!|il I]/.test(char)) return 0.33;
  if (/[MWmw@%]/.test(char)) return 0.8;
  if (/[A-Z]/.test(char)) return 0.58;
  if (/[0-9a-z]/.test(char)) return 0.52;
  // The hyphen of a room code among them: in this font it is as wide as a capital.
  return char.charCodeAt(0) < 0x2e80 ? 0.62 : 1;
}

/** Estimated width in dots at a font height in dots. */
export function textWidth(text: string, height: number): number {
  let shares = 0;
  for (const char of text) shares += widthShare(char);
  return Math.ceil(shares * height);
}

export interface FittedText {
  readonly text: string;
  readonly height: number;
}

/** The largest height from `maxHeight` down to `minHeight` at which it fits; below that it is cut with `...`. */
export function fitText(text: string, width: number, maxHeight: number, minHeight: number): FittedText {
  const one = text.replace(/\s+/g, ' ').trim();
  const fitting = Math.floor((width / Math.max(1, textWidth(one, 1000))) * 1000);
  if (fitting >= minHeight) return { text: one, height: Math.min(maxHeight, fitting) };
  const chars = [...one];
  while (chars.length > 0 && textWidth(`${chars.join('')}...`, minHeight) > width) chars.pop();
  // Three dots, not U+2026: not every printer's font has it.
  return { text: `${chars.join('').trimEnd()}...`, height: minHeight };
}
