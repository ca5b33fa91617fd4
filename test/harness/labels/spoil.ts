/** What light, hands, cameras and the road do to a picture of a label. Each is the same for the same seed. */
import type { Picture } from '../../../renderer/input/camera/picture.ts';
import { seededRandom } from '../randomness.ts';

export type Spoiler = (picture: Picture, seed: number) => Picture;

export const clean: Spoiler = (picture) => picture;

/** Out of focus: three means in a row come close to what a lens does. */
export const blurred =
  (side: number): Spoiler =>
  (picture) => {
    let now = picture;
    for (let n = 0; n < 3; n++) now = mean(mean(now, side, 1, 0), side, 0, 1);
    return now;
  };

/** Moved while the shutter was open, aslant. */
export const shaken =
  (length: number): Spoiler =>
  (picture) =>
    mean(picture, length, 1, 1);

export const noisy =
  (reach: number): Spoiler =>
  (picture, seed) => {
    const pixels = picture.pixels.slice();
    // Two bytes a pixel come nearer to a sensor's noise than one.
    const random = seededRandom(seed)(2 * pixels.length);
    for (let at = 0; at < pixels.length; at++) {
      const two = (random[2 * at] ?? 0) + (random[2 * at + 1] ?? 0);
      pixels[at] = (pixels[at] ?? 0) + (two / 255 - 1) * reach;
    }
    return { ...picture, pixels };
  };

/** Black is grey and white is grey. */
export const pale =
  (contrast: number, middle: number): Spoiler =>
  (picture) => ({ ...picture, pixels: picture.pixels.map((grey) => middle + (grey - 128) * contrast) });

/** A lamp in the foil: a spot that is white, fading out. */
export const glaring =
  (radius: number): Spoiler =>
  ({ pixels, width, height }, seed) => {
    const [a = 0, b = 0] = seededRandom(seed)(2);
    const [middleX, middleY] = [width * (0.4 + a / 1275), height * (0.4 + b / 1275)];
    const out = pixels.map((grey, at) => {
      const away = Math.hypot((at % width) - middleX, Math.floor(at / width) - middleY) / radius;
      return grey + Math.max(0, 1 - away) * 260;
    });
    return { pixels: out, width, height };
  };

/** Bright at one side, dark at the other. */
export const shaded: Spoiler = ({ pixels, width, height }) => ({
  pixels: pixels.map((grey, at) => grey * (0.25 + (0.75 * (at % width)) / width)),
  width,
  height,
});

/** Something is stuck or torn over it, from above down to `part` of the height of what was shot. */
export const torn =
  (part: number, of: number): Spoiler =>
  ({ pixels, width, height }, seed) => {
    const frays = seededRandom(seed)(width);
    const top = height / 2 - of / 2;
    const out = pixels.map((grey, at) => {
      const fray = ((frays[at % width] ?? 0) / 255) * 6;
      return Math.floor(at / width) < top + of * part + fray && Math.floor(at / width) > top - 20
        ? 150
        : grey;
    });
    return { pixels: out, width, height };
  };

export const inTurn =
  (...spoilers: readonly Spoiler[]): Spoiler =>
  (picture, seed) =>
    spoilers.reduce((now, spoil) => spoil(now, seed), picture);

function mean({ pixels, width, height }: Picture, side: number, stepX: number, stepY: number): Picture {
  const out = new Uint8ClampedArray(pixels.length);
  const reach = Math.floor(side / 2);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let by = -reach; by < side - reach; by++) {
        const atX = Math.min(width - 1, Math.max(0, x + by * stepX));
        const atY = Math.min(height - 1, Math.max(0, y + by * stepY));
        sum += pixels[atY * width + atX] ?? 0;
      }
      out[y * width + x] = sum / side;
    }
  }
  return { pixels: out, width, height };
}
