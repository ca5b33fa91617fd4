/** What comes out of simulated printers that are sent dots. */
import type { EpochMs } from '../../shared/basics/clock.ts';
import { type Bitmap, rowBytes } from '../../shared/labels/bitmap.ts';

export interface PrintedPicture {
  readonly picture: Bitmap;
  readonly at: EpochMs;
}

/** Bands under each other, as they were printed. All are as wide as the first. */
export function stacked(bands: readonly Bitmap[]): Bitmap {
  const width = bands[0]?.width ?? 0;
  const height = bands.reduce((sum, band) => sum + band.height, 0);
  const bits = new Uint8Array(rowBytes(width) * height);
  let at = 0;
  for (const band of bands) {
    bits.set(band.bits, at);
    at += band.bits.length;
  }
  return { width, height, bits };
}

export function bytesHeld(queue: readonly { readonly bytes: number }[]): number {
  return queue.reduce((sum, one) => sum + one.bytes, 0);
}
