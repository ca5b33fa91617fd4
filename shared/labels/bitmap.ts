/** Pictures of black and white dots, as every printer takes them. Pure arithmetic: it knows no printer and no text. */

export interface Bitmap {
  readonly width: number;
  readonly height: number;
  /** Row after row from the top, each padded to whole bytes; the leftmost dot is bit 7, and 1 is black. */
  readonly bits: Uint8Array;
}

export const rowBytes = (width: number): number => Math.ceil(width / 8);

export function blank(width: number, height: number): Bitmap {
  return { width, height, bits: new Uint8Array(rowBytes(width) * height) };
}

export function isBlack({ width, height, bits }: Bitmap, x: number, y: number): boolean {
  if (x < 0 || y < 0 || x >= width || y >= height) return false;
  return ((bits[y * rowBytes(width) + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0;
}

/** Outside the picture it does nothing: what is too large is cut off at the edge. */
export function blacken({ width, height, bits }: Bitmap, x: number, y: number): void {
  if (x < 0 || y < 0 || x >= width || y >= height) return;
  const at = y * rowBytes(width) + (x >> 3);
  bits[at] = (bits[at] ?? 0) | (0x80 >> (x & 7));
}

/** A picture of `width` by `height` dots, each black where `isInk` says so. */
export function drawn(width: number, height: number, isInk: (x: number, y: number) => boolean): Bitmap {
  const picture = blank(width, height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) if (isInk(x, y)) blacken(picture, x, y);
  }
  return picture;
}

/** Lays `picture` with its top left corner at (x, y); its white is transparent. */
export function lay(onto: Bitmap, picture: Bitmap, x: number, y: number): void {
  for (let row = 0; row < picture.height; row++) {
    for (let column = 0; column < picture.width; column++) {
      if (isBlack(picture, column, row)) blacken(onto, x + column, y + row);
    }
  }
}

/** By a quarter clockwise: what was at the left is at the top. */
export function turned(picture: Bitmap): Bitmap {
  const { width, height } = picture;
  return drawn(height, width, (x, y) => isBlack(picture, y, height - 1 - x));
}

export function mirrored(picture: Bitmap): Bitmap {
  return drawn(picture.width, picture.height, (x, y) => isBlack(picture, picture.width - 1 - x, y));
}

/** Thin strokes must survive being made small: a dot is black when two fifths of what it stands for are. */
const INK_SHARE = 0.4;

/** The picture made smaller until it fits, never larger. */
export function fitted(picture: Bitmap, maxWidth: number, maxHeight: number): Bitmap {
  const shrink = Math.max(1, picture.width / maxWidth, picture.height / maxHeight);
  if (shrink === 1) return picture;
  const width = Math.max(1, Math.floor(picture.width / shrink));
  const height = Math.max(1, Math.floor(picture.height / shrink));
  return drawn(width, height, (x, y) => {
    let ink = 0;
    let dots = 0;
    for (let v = Math.floor(y * shrink); v < Math.max(y * shrink + 1, (y + 1) * shrink); v++) {
      for (let u = Math.floor(x * shrink); u < Math.max(x * shrink + 1, (x + 1) * shrink); u++) {
        dots++;
        if (isBlack(picture, u, v)) ink++;
      }
    }
    return ink >= dots * INK_SHARE;
  });
}
