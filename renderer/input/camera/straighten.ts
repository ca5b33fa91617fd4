/**
 * Cuts a part out of a grey picture so that it lies upright, and takes out of it what blurs bars: the rows of a linear
 * code all say the same, so their mean has little noise and stands being sharpened. It reads nothing.
 */

import type { Picture } from './picture.ts';
import type { Point } from './reading.ts';
import type { Stripes } from './stripes.ts';

export interface Cut {
  readonly picture: Picture;
  /** From pixels of the cut back to those of the picture it is of. */
  readonly back: (point: Point) => Point;
}

/** `zoom` pixels of the cut for one of the picture. What lies outside of the picture is white. */
export function straightened(from: Picture, part: Stripes, zoom: number): Cut {
  const width = Math.round(part.length * zoom);
  const height = Math.max(1, Math.round(part.breadth * zoom));
  const [cos, sin] = [Math.cos(part.angle) / zoom, Math.sin(part.angle) / zoom];
  const left = part.x - (width / 2) * cos + (height / 2) * sin;
  const top = part.y - (width / 2) * sin - (height / 2) * cos;
  const pixels = new Uint8ClampedArray(width * height);
  for (let row = 0; row < height; row++) {
    let x = left - row * sin;
    let y = top + row * cos;
    for (let column = 0; column < width; column++, x += cos, y += sin)
      pixels[row * width + column] = sampled(from, x, y);
  }
  return {
    picture: { pixels, width, height },
    back: ({ x, y }) => ({ x: left + x * cos - y * sin, y: top + x * sin + y * cos }),
  };
}

const WHITE = 255;

/** Between four pixels. */
export function sampled({ pixels, width, height }: Picture, x: number, y: number): number {
  const [column, row] = [Math.floor(x), Math.floor(y)];
  if (column < 0 || row < 0 || column + 1 >= width || row + 1 >= height) return WHITE;
  const [right, down] = [x - column, y - row];
  const at = row * width + column;
  const above = (pixels[at] ?? 0) * (1 - right) + (pixels[at + 1] ?? 0) * right;
  const below = (pixels[at + width] ?? 0) * (1 - right) + (pixels[at + width + 1] ?? 0) * right;
  return above * (1 - down) + below * down;
}

/** So many bands of a cut, each one row thick and repeated so that a reader finds enough rows that agree. */
const REPEATED = 6;

/**
 * A picture of `bands` rows, each the mean of its part of the height, sharpened against a blur of `blur` pixels and
 * stretched to full contrast.
 */
export function condensedSharp({ pixels, width, height }: Picture, bands: number, blur: number): Picture {
  const out = new Uint8ClampedArray(width * bands * REPEATED);
  const sums = new Float32Array(width);
  for (let band = 0; band < bands; band++) {
    const from = Math.floor((band * height) / bands);
    const to = Math.max(from + 1, Math.floor(((band + 1) * height) / bands));
    sums.fill(0);
    for (let y = from; y < to; y++)
      for (let x = 0; x < width; x++) sums[x] = (sums[x] ?? 0) + (pixels[y * width + x] ?? 0);
    for (let x = 0; x < width; x++) sums[x] = (sums[x] ?? 0) / (to - from);
    const sharp = stretched(deblurred(sums, blur));
    for (let row = 0; row < REPEATED; row++) out.set(sharp, (band * REPEATED + row) * width);
  }
  return { pixels: out, width, height: bands * REPEATED };
}

const STEPS = 20;

/** Richardson and Lucy's way: what the blur makes of a guess is compared with what was seen, again and again. */
function deblurred(row: Float32Array, blur: number): Float32Array {
  if (blur <= 0) return row;
  // Ink is as good as black: without what stray light adds, what is nothing stays nothing.
  const darkest = row.reduce((min, grey) => Math.min(min, grey), WHITE);
  const seen = row.map((grey) => grey - darkest + 1);
  let guess = seen;
  for (let step = 0; step < STEPS; step++) {
    const would = smooth(guess, blur);
    const by = smooth(
      seen.map((grey, x) => grey / Math.max(1e-3, would[x] ?? 1)),
      blur,
    );
    guess = guess.map((grey, x) => grey * (by[x] ?? 1));
  }
  return guess;
}

/** A bell of standard deviation `blur`, to three of it. */
function smooth(row: Float32Array, blur: number): Float32Array {
  const reach = Math.ceil(3 * blur);
  const weights = Array.from({ length: 2 * reach + 1 }, (_, n) =>
    Math.exp(-((n - reach) ** 2) / (2 * blur * blur)),
  );
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const out = new Float32Array(row.length);
  for (let x = 0; x < row.length; x++) {
    let sum = 0;
    for (let n = -reach; n <= reach; n++) {
      const at = Math.min(row.length - 1, Math.max(0, x + n));
      sum += (row[at] ?? 0) * (weights[n + reach] ?? 0);
    }
    out[x] = sum / whole;
  }
  return out;
}

const BRIGHT = 0.8;

function stretched(row: Float32Array): Uint8ClampedArray {
  // The brightest are where the guess overshot.
  const sorted = row.toSorted();
  const min = sorted[0] ?? 0;
  const range = Math.max(1, (sorted[Math.floor(row.length * BRIGHT)] ?? WHITE) - min);
  return Uint8ClampedArray.from(row, (grey) => ((grey - min) * WHITE) / range);
}
