/** The lines of a drawn room, as SVG wants them: the frame around it, its walls with the doorway, an arrow. */
import type { Point } from '../../shared/domain/room-plan.ts';
import type { Floor } from '../../shared/plan/floor.ts';

export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** The thickness of a line, so that a hall is drawn as boldly as a closet. */
  readonly unit: number;
  readonly largestLetter: number;
  /** Below this a name is not drawn: nobody would read it. */
  readonly smallestLetter: number;
}

/** With room below the door for who stands there. */
export function frameOf({ width, height }: Floor): Frame {
  const longer = Math.max(width, height);
  const unit = longer / 70;
  return {
    x: -unit,
    y: -unit,
    width: width + 2 * unit,
    height: height + 7 * unit,
    unit,
    largestLetter: 6 * unit,
    smallestLetter: 1.2 * unit,
  };
}

/** Nine tenths of a metre, as doors are. */
const DOORWAY = 9;

/** Once around the room, from the right side of the doorway to its left, and the door, which stands open outwards. */
export function walls({ width, height, door }: Floor): string {
  const half = Math.min(DOORWAY / 2, door.x, width - door.x);
  const [left, right] = [door.x - half, door.x + half];
  return `M${right} ${height} H${width} V0 H0 V${height} H${left}`;
}

/** A line along the corners, and the head of an arrow at its end. */
export function arrowAt(corners: readonly Point[], unit: number): { shaft: string; head: string } {
  const end = corners.at(-1) ?? { x: 0, y: 0 };
  const before = corners.at(-2) ?? end;
  const length = Math.hypot(end.x - before.x, end.y - before.y) || 1;
  const along = { x: (end.x - before.x) / length, y: (end.y - before.y) / length };
  const size = 2.6 * unit;
  const neck = { x: end.x - along.x * size, y: end.y - along.y * size };
  const head = [
    end,
    { x: neck.x - along.y * size * 0.7, y: neck.y + along.x * size * 0.7 },
    { x: neck.x + along.y * size * 0.7, y: neck.y - along.x * size * 0.7 },
  ];
  // The last stretch may be shorter than the head, which then covers the corner.
  return { shaft: pointsOf([...corners.slice(0, -1), neck]), head: pointsOf(head) };
}

const pointsOf = (points: readonly Point[]) => points.map(({ x, y }) => `${x},${y}`).join(' ');
