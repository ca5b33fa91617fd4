/**
 * One frame as a photo of the parcel: a JPEG small enough to keep thousands of and to send over a thin line. It knows
 * nothing of parcels, nor how a JPEG is made.
 */
import type { Frame } from './frame-decoder.ts';

const LONGEST_SIDE_PIXELS = 1_280;
const PHOTO_BYTES = 80 * 1_024;
/** Sharpness goes before size: a label's print is still told apart at a quality of 0.4. */
const QUALITIES = [0.82, 0.7, 0.55, 0.4] as const;
const SHRINK = 0.75;
const SMALLEST_SIDE_PIXELS = 240;

export type Compress = (frame: Frame, width: number, height: number, quality: number) => Promise<Blob>;

/** The best JPEG that is small enough; null if not even the smallest is. Does not close the frame. */
export async function photoOf(frame: Frame, compress: Compress): Promise<Blob | null> {
  const [width, height] =
    'displayWidth' in frame ? [frame.displayWidth, frame.displayHeight] : [frame.width, frame.height];
  const longest = Math.max(width, height);
  for (let side = Math.min(longest, LONGEST_SIDE_PIXELS); side >= SMALLEST_SIDE_PIXELS; side *= SHRINK) {
    const scale = side / longest;
    for (const quality of QUALITIES) {
      const jpeg = await compress(frame, Math.round(width * scale), Math.round(height * scale), quality);
      if (jpeg.size <= PHOTO_BYTES) return jpeg;
    }
  }
  return null;
}

export async function compressToJpeg(
  frame: Frame,
  width: number,
  height: number,
  quality: number,
): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('there is no canvas to draw a photo on');
  context.imageSmoothingQuality = 'high';
  context.drawImage(frame, 0, 0, width, height);
  return canvas.convertToBlob({ type: 'image/jpeg', quality });
}
