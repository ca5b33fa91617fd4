/** A picture of a label turned so that its text lies as it is read: along the barcode that was found on it. */
import type { Picture } from './picture.ts';
import type { Point, Reading } from './reading.ts';
import { straightened } from './straighten.ts';

/** Less than this is read as it is. */
const STRAIGHT = Math.PI / 360;

/** `readings` as they were found in it, with corners in its pixels. Without any it stays as it is. */
export function uprightPicture(picture: Picture, readings: readonly Reading[]): Picture {
  const angle = angleOf(picture, readings);
  if (Math.abs(angle) < STRAIGHT) return picture;
  const { width, height } = picture;
  const [cos, sin] = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))];
  const whole = { length: width * cos + height * sin, breadth: width * sin + height * cos };
  return straightened(picture, { x: width / 2, y: height / 2, ...whole, angle }, 1).picture;
}

/** Of the longest code: its ends are furthest apart, so its direction is known best. */
function angleOf(picture: Picture, readings: readonly Reading[]): number {
  const codes = readings.flatMap((reading) => {
    const [left, right, , below] = reading.corners ?? [];
    return left === undefined || right === undefined || below === undefined
      ? []
      : [{ reading, left, right, below }];
  });
  const [longest] = codes.toSorted((a, b) => apart(b.left, b.right) - apart(a.left, a.right));
  if (longest === undefined) return 0;
  const { reading, left, right, below } = longest;
  const read = Math.atan2(right.y - left.y, right.x - left.x);
  // A linear code is read along a line that need not be its own: what tells its direction is its bars.
  return /^\][CIAF]/.test(reading.aim) ? alongBars(picture, middleOf(right, below), read) : read;
}

const REACH = (34 * Math.PI) / 180;
/** First in steps of two degrees, then of a quarter. */
const COARSE = Math.PI / 90;
const FINE = COARSE / 8;
/** A strip across the middle of the code, in pixels: long enough for many bars, high enough that aslant they blur. */
const STRIP = { length: 240, breadth: 48 };

/** The angle near `about` at which a strip of the code shows its bars the sharpest. */
function alongBars(picture: Picture, middle: Point, about: number): number {
  const sharpestOf = (angles: readonly number[]) =>
    angles.reduce(
      (best, angle) => {
        const sharpness = sharpnessAt(picture, middle, angle);
        return sharpness > best.sharpness ? { angle, sharpness } : best;
      },
      { angle: about, sharpness: -1 },
    ).angle;
  const coarse = sharpestOf(stepsAround(about, REACH, COARSE));
  return sharpestOf(stepsAround(coarse, COARSE, FINE));
}

function stepsAround(middle: number, reach: number, step: number): readonly number[] {
  const steps = Math.round(reach / step);
  return Array.from({ length: 2 * steps + 1 }, (_, n) => middle + (n - steps) * step);
}

/** How much the columns of the strip differ: along the bars each column is of one bar. */
function sharpnessAt(picture: Picture, { x, y }: Point, angle: number): number {
  const { pixels, width, height } = straightened(picture, { x, y, ...STRIP, angle }, 1).picture;
  let [sum, squares] = [0, 0];
  for (let column = 0; column < width; column++) {
    let mean = 0;
    for (let row = 0; row < height; row++) mean += pixels[row * width + column] ?? 0;
    mean /= height;
    sum += mean;
    squares += mean * mean;
  }
  return squares / width - (sum / width) ** 2;
}

function apart(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function middleOf(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}
