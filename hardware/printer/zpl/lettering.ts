/** The letters of a ZPL printer's scalable font 0, by estimate: the printer tells nobody how wide they are. */
import type { Lettering } from '../../../shared/labels/lettering.ts';

/** Widths as shares of the height. The font is narrow; these are rounded up: better small than cut off. */
function widthShare(char: string): number {
  if (/[.,:;'!|il I]/.test(char)) return 0.33;
  if (/[MWmw@%]/.test(char)) return 0.8;
  if (/[A-Z]/.test(char)) return 0.58;
  if (/[0-9a-z]/.test(char)) return 0.52;
  // The hyphen of a room code among them: in this font it is as wide as a capital.
  return char.charCodeAt(0) < 0x2e80 ? 0.62 : 1;
}

/** ASCII, Latin-1 and the signs of Windows-1252: what font 0 has in every firmware (ZPL II guide, ^CI). */
const IN_FONT_0 = /^[ -~\u00a1-\u00ff\u2013\u2014\u2018\u2019\u201c\u201d\u20ac]$/u;

export const font0: Lettering = {
  has: (char) => IN_FONT_0.test(char),
  width(text, height) {
    let shares = 0;
    for (const char of text) shares += widthShare(char);
    return Math.ceil(shares * height);
  },
};
