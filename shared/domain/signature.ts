/**
 * What a finger drew on the screen, as the lines that it drew: small, drawn again in any size, and nothing that could be
 * anything else than lines. It says nothing of who signed, and compares nothing.
 */
import { z } from 'zod';

/** The pad, in its own units: five to two, as a line to sign on is. */
export const PAD = { width: 1_000, height: 400 } as const;

/** More than the longest name in the smallest hand; 3,000 points are 30 kB. */
export const MOST_STROKES = 200;
export const MOST_POINTS = 3_000;

const Point = z.tuple([z.int().min(0).max(PAD.width), z.int().min(0).max(PAD.height)]);
export type Point = z.infer<typeof Point>;

export const Signature = z
  .strictObject({ v: z.literal(1), strokes: z.array(z.array(Point).min(1)).min(1).max(MOST_STROKES) })
  .refine(({ strokes }) => pointsIn(strokes) <= MOST_POINTS, { message: 'it has too many points' });
export type Signature = z.infer<typeof Signature>;

/** So far apart are two points that are worth keeping. */
const APART = 4;
/** A touch by mistake is shorter than any mark that somebody makes for themselves, be it a cross. */
const SHORTEST = 60;

/** The stroke with a point more, which is not kept where it says nothing new. */
export function drawnOn(stroke: readonly Point[], to: Point): readonly Point[] {
  const last = stroke.at(-1);
  return last !== undefined && distance(last, to) < APART ? stroke : [...stroke, to];
}

/** Null while there is nothing yet that could be somebody's mark. */
export function signatureOf(strokes: readonly (readonly Point[])[]): Signature | null {
  const length = strokes.reduce((sum, stroke) => sum + lengthOf(stroke), 0);
  if (length < SHORTEST) return null;
  const read = Signature.safeParse({ v: 1, strokes });
  return read.success ? read.data : null;
}

/** Whether another point would be one too many. */
export function isFull(strokes: readonly (readonly Point[])[]): boolean {
  return strokes.length >= MOST_STROKES || pointsIn(strokes) >= MOST_POINTS;
}

function pointsIn(strokes: readonly (readonly Point[])[]): number {
  return strokes.reduce((sum, { length }) => sum + length, 0);
}

function lengthOf(stroke: readonly Point[]): number {
  return stroke.reduce((sum, point, n) => sum + distance(stroke[n - 1] ?? point, point), 0);
}

function distance([x1, y1]: Point, [x2, y2]: Point): number {
  return Math.hypot(x2 - x1, y2 - y1);
}
