/**
 * A text as a picture, for scripts that no label printer has letters of: the page draws it, where all fonts are, and
 * it travels with the label. Knows how it is written down, not who draws or prints it.
 */
import { z } from 'zod';
import { fromBase64Url, toBase64Url } from '../basics/bytes.ts';
import { type Bitmap, rowBytes } from './bitmap.ts';

/** Drawn larger than any printer needs, so that each makes it as small as it has to. */
export const DRAWN_HEIGHT = 128;
/** As long as the widest box is at its smallest letters; what is longer is cut by whoever draws. */
export const DRAWN_MAX_WIDTH = 15 * DRAWN_HEIGHT;

export const DrawnText = z
  .strictObject({
    width: z.int().min(1).max(DRAWN_MAX_WIDTH),
    height: z.int().min(1).max(DRAWN_HEIGHT),
    /** The rows of the picture, base64url. */
    bits: z.string().max(Math.ceil((rowBytes(DRAWN_MAX_WIDTH) * DRAWN_HEIGHT * 4) / 3)),
  })
  .refine(({ width, height, bits }) => {
    const rows = fromBase64Url(bits);
    return rows.ok && rows.value.length === rowBytes(width) * height;
  }, 'the picture is not as large as it says');
export type DrawnText = Readonly<z.infer<typeof DrawnText>>;

export function writeDrawing({ width, height, bits }: Bitmap): DrawnText {
  return { width, height, bits: toBase64Url(bits) };
}

export function readDrawing({ width, height, bits }: DrawnText): Bitmap {
  const rows = fromBase64Url(bits);
  return { width, height, bits: rows.ok ? rows.value : new Uint8Array(rowBytes(width) * height) };
}
