/** What was read in a picture, whoever read it. It knows neither browsers nor libraries. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Reading {
  /** What the barcode says, with group separators (U+001D) kept and other control characters removed. */
  readonly text: string;
  /** The AIM symbology identifier (ISO/IEC 15424). */
  readonly aim: string;
  /**
   * Where it is, clockwise from what is the top left of the code; left out where unknown. In a decoder in pixels of its
   * picture, from there on in parts of the frame.
   */
  readonly corners?: readonly Point[];
}

const GROUP_SEPARATOR = '\x1d';

/** Without the control characters that carry nothing: as a scanner's bytes are taken. */
export function cleaned(text: string): string {
  return text.replace(/\p{Cc}/gu, (control) => (control === GROUP_SEPARATOR ? control : ''));
}
