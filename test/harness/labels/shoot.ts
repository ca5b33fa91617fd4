/**
 * A camera's picture of a flat drawing: placed, turned and tilted in a frame, each pixel the mean of what falls into
 * it. Light and sharpness are for `spoil.ts`.
 */
import type { Picture } from '../../../renderer/input/camera/picture.ts';

export interface Shot {
  readonly width: number;
  readonly height: number;
  /** Pixels of the frame for one of the drawing. */
  readonly scale: number;
  readonly degrees?: number;
  /** How much smaller its far side is than its near one, 0 to 1: held aslant. */
  readonly tilt?: number;
  /** Where its middle is, as a part of the frame. */
  readonly at?: readonly [number, number];
}

const TABLE = 105;
const INK = 25;
const PAPER = 228;

export function shoot(drawing: Picture, shot: Shot): Picture {
  const { width, height, scale } = shot;
  const pixels = new Uint8ClampedArray(width * height).fill(TABLE);
  const [right, down] = shot.at ?? [0.5, 0.5];
  const angle = ((shot.degrees ?? 0) * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle) / scale, Math.sin(angle) / scale];
  // The far side of a sheet held aslant is further away by this for each pixel of the drawing.
  const depth = (shot.tilt ?? 0) / Math.max(drawing.width, drawing.height);
  const samples = Math.min(4, Math.max(2, Math.ceil(1 / scale)));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      let hits = 0;
      for (let n = 0; n < samples * samples; n++) {
        const u = x + ((n % samples) + 0.5) / samples - width * right;
        const v = y + (Math.floor(n / samples) + 0.5) / samples - height * down;
        const flatX = u * cos + v * sin;
        const flatY = v * cos - u * sin;
        const nearness = 1 - depth * flatX;
        if (nearness <= 0) continue;
        const column = Math.floor(flatX / nearness + drawing.width / 2);
        const row = Math.floor(flatY / nearness + drawing.height / 2);
        if (column < 0 || row < 0 || column >= drawing.width || row >= drawing.height) continue;
        sum += drawing.pixels[row * drawing.width + column] ?? 0;
        hits++;
      }
      if (hits > 0) pixels[y * width + x] = INK + ((sum / hits) * (PAPER - INK)) / 255;
    }
  }
  return { pixels, width, height };
}
