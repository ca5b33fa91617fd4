/**
 * The way from the door to a zone: on which side it is for who comes in, how many steps, and the corners of the way.
 * Words and pictures of it are for the screens.
 */
import type { Footprint, Point } from '../domain/room-plan.ts';
import type { Floor } from './floor.ts';
import { walk } from './walk.ts';

export type Side = 'left' | 'right' | 'ahead';

export interface Way {
  readonly side: Side;
  readonly steps: number;
  /** From the door to the edge of the zone. */
  readonly corners: readonly Point[];
}

/** A step of a grown-up indoors, in tenths of a metre. */
const STEP = 7;

/** Null in a sketch, which would only make it up. Where nobody gets through, the way is as the crow flies. */
export function wayTo(floor: Floor, at: Footprint): Way | null {
  if (floor.isSketch) return null;
  const cells = walk(floor, at);
  const corners = straightened([floor.door, ...cells, nearestIn(at, cells.at(-1) ?? floor.door)]);
  return { side: sideOf(floor, at), steps: Math.max(1, Math.round(lengthOf(corners) / STEP)), corners };
}

/** Ahead is what stands before the door, and what is more ahead than aside. */
function sideOf({ door }: Floor, at: Footprint): Side {
  if (at.x <= door.x && door.x <= at.x + at.width) return 'ahead';
  const aside = at.x + at.width / 2 - door.x;
  const ahead = door.y - (at.y + at.height / 2);
  if (2 * Math.abs(aside) < ahead) return 'ahead';
  return aside < 0 ? 'left' : 'right';
}

function nearestIn(at: Footprint, { x, y }: Point): Point {
  return {
    x: Math.min(Math.max(x, at.x), at.x + at.width),
    y: Math.min(Math.max(y, at.y), at.y + at.height),
  };
}

function straightened(points: readonly Point[]): readonly Point[] {
  return points.filter((point, n) => {
    const [before, after] = [points[n - 1], points[n + 1]];
    if (before === undefined || after === undefined) return true;
    const isUpright = before.x === point.x && point.x === after.x;
    const isLevel = before.y === point.y && point.y === after.y;
    return !isUpright && !isLevel;
  });
}

function lengthOf(points: readonly Point[]): number {
  let sum = 0;
  for (const [n, { x, y }] of points.entries()) {
    const before = points[n - 1];
    if (before !== undefined) sum += Math.hypot(x - before.x, y - before.y);
  }
  return sum;
}
