/**
 * The floor of a room as somebody measured it, in tenths of a metre: how large it is, where its door is, and what each
 * zone takes of it. It knows no zone; how a room is drawn is for `shared/plan/`.
 */
import { z } from 'zod';

/** A room of a hundred metres is a mistake in the unit. */
const LONGEST = 1_000;
const length = z.int().min(1).max(LONGEST);
const place = z.int().min(0).max(LONGEST);

/** From one corner of the room, `y` away from the wall that `x` runs along. */
export const Point = z.strictObject({ x: place, y: place });
export type Point = Readonly<z.infer<typeof Point>>;

/** The corner that is nearest to the corner of the room, and how far it reaches from there. */
export const Footprint = z.strictObject({ x: place, y: place, width: length, height: length });
export type Footprint = Readonly<z.infer<typeof Footprint>>;

export const RoomPlan = z
  .strictObject({
    width: length,
    height: length,
    /** The middle of the doorway. The kiosk stands there, outside. */
    door: Point,
  })
  .refine(isDoorInWall, { path: ['door'], message: 'the door is not in a wall of the room' });
export type RoomPlan = Readonly<z.infer<typeof RoomPlan>>;

/** In a wall and not in the corner of two: it has to be plain which way it opens. */
function isDoorInWall({ width, height, door }: { width: number; height: number; door: Point }): boolean {
  const isAtSide = (door.x === 0 || door.x === width) && door.y > 0 && door.y < height;
  const isAtEnd = (door.y === 0 || door.y === height) && door.x > 0 && door.x < width;
  return isAtSide || isAtEnd;
}

export function isInside(plan: RoomPlan, { x, y, width, height }: Footprint): boolean {
  return x + width <= plan.width && y + height <= plan.height;
}

/** Sharing a wall is not overlapping. */
export function overlaps(one: Footprint, other: Footprint): boolean {
  const isBeside = one.x + one.width <= other.x || other.x + other.width <= one.x;
  const isBefore = one.y + one.height <= other.y || other.y + other.height <= one.y;
  return !isBeside && !isBefore;
}
