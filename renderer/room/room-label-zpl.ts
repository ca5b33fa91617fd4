/** What a room label says of itself, read from its printer language. It draws nothing. */

/** The text of its QR code, which is the room code; null for a label of another kind. */
export function roomCodeOf(zpl: string): string | null {
  return /\^FDQA,([^^]*)\^FS/.exec(zpl)?.[1] ?? null;
}

export interface LabelDots {
  readonly width: number;
  readonly length: number;
}

/** A 4 × 2 inch label at 203 dpi, for what does not say how large it is. */
const USUAL: LabelDots = { width: 812, length: 406 };

/** `^PW` and `^LL` (ZPL II guide), in dots of the printer it was made for. */
export function labelDots(zpl: string): LabelDots {
  const dots = (command: RegExp, usual: number) => Number(command.exec(zpl)?.[1] ?? usual);
  return { width: dots(/\^PW(\d+)/, USUAL.width), length: dots(/\^LL(\d+)/, USUAL.length) };
}
