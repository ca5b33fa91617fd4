/**
 * A grey picture and what a decoder does to one before it tries again. It knows nothing of barcodes or cameras.
 */

/** Brightness, a byte a pixel, row by row without padding. */
export interface Picture {
  readonly pixels: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** Turned by a quarter: what stood upright lies on its side. */
export function turned({ pixels, width, height }: Picture): Picture {
  const out = new Uint8ClampedArray(pixels.length);
  for (let y = 0; y < height; y++) {
    const from = y * width;
    for (let x = 0; x < width; x++) out[(width - 1 - x) * height + y] = pixels[from + x] ?? 0;
  }
  return { pixels: out, width: height, height: width };
}

/** Half as large, four pixels made one: it costs sharpness and takes away noise. */
export function halved({ pixels, width, height }: Picture): Picture {
  const columns = width >> 1;
  const rows = height >> 1;
  const out = new Uint8ClampedArray(columns * rows);
  for (let y = 0; y < rows; y++) {
    const above = 2 * y * width;
    const below = above + width;
    for (let x = 0; x < columns; x++) {
      const left = 2 * x;
      out[y * columns + x] =
        ((pixels[above + left] ?? 0) +
          (pixels[above + left + 1] ?? 0) +
          (pixels[below + left] ?? 0) +
          (pixels[below + left + 1] ?? 0)) /
        4;
    }
  }
  return { pixels: out, width: columns, height: rows };
}

/** From red, green, blue and opacity, by the weights of ITU-R BT.601. */
export function greyOf(rgba: Uint8ClampedArray, width: number, height: number): Picture {
  const pixels = new Uint8ClampedArray(width * height);
  for (let at = 0; at < pixels.length; at++) {
    const from = 4 * at;
    pixels[at] = (299 * (rgba[from] ?? 0) + 587 * (rgba[from + 1] ?? 0) + 114 * (rgba[from + 2] ?? 0)) / 1000;
  }
  return { pixels, width, height };
}

/** Of `rows` places, evenly down the picture, the mean of `thick` neighbouring rows each. */
export function condensed({ pixels, width, height }: Picture, rows: number, thick: number): Picture {
  const kept = Math.min(rows, Math.floor(height / thick));
  const out = new Uint8ClampedArray(kept * width);
  const sums = new Uint32Array(width);
  for (let row = 0; row < kept; row++) {
    const top = Math.floor((row * height) / kept);
    sums.fill(0);
    for (let y = top; y < top + thick; y++) {
      for (let x = 0; x < width; x++) sums[x] = (sums[x] ?? 0) + (pixels[y * width + x] ?? 0);
    }
    for (let x = 0; x < width; x++) out[row * width + x] = (sums[x] ?? 0) / thick;
  }
  return { pixels: out, width, height: kept };
}

/** Between the darkest and the brightest of what is looked at: a covered lens has noise, a room has more. */
const FLAT = 24;
const EVERY = 97;

/** Nothing is on it: all of one brightness, but for a sensor's noise. */
export function isFlat({ pixels }: Picture): boolean {
  let [min, max] = [255, 0];
  // The mean of a few neighbours, so that single specks of noise count for nothing.
  for (let at = 0; at + 3 < pixels.length; at += EVERY) {
    const grey =
      ((pixels[at] ?? 0) + (pixels[at + 1] ?? 0) + (pixels[at + 2] ?? 0) + (pixels[at + 3] ?? 0)) / 4;
    min = Math.min(min, grey);
    max = Math.max(max, grey);
    if (max - min > FLAT) return false;
  }
  return true;
}
