/**
 * A shortest way over a floor for somebody with a box in their arms, who goes straight on as long as they can. It
 * knows no zones, only what is in the way.
 */
import type { Footprint, Point } from '../domain/room-plan.ts';
import type { Floor } from './floor.ts';

/** Half a metre: what somebody with a box in their arms needs to pass. */
const CELL = 5;

/** In cells, from the one in front of the door. */
interface Move {
  readonly right: number;
  readonly in: number;
}

interface Cell extends Move {
  readonly from: Cell | null;
  readonly by: Move;
}

const STRAIGHT_IN: Move = { right: 0, in: 1 };
const MOVES: readonly Move[] = [STRAIGHT_IN, { right: -1, in: 0 }, { right: 1, in: 0 }, { right: 0, in: -1 }];

/** The middles of the cells from the door to before the target, breadth first; empty where nobody gets through. */
export function walk({ width, height, door, spots }: Floor, target: Footprint): readonly Point[] {
  const middle = ({ right, in: inwards }: Move): Point => ({
    x: door.x + right * CELL,
    y: door.y - (inwards + 0.5) * CELL,
  });
  const seen = new Set<string>();
  const first: Cell = { right: 0, in: 0, from: null, by: STRAIGHT_IN };
  const queue: Cell[] = [first];
  for (const cell of queue) {
    const { x, y } = middle(cell);
    const key = `${cell.right} ${cell.in}`;
    if (seen.has(key) || x <= 0 || x >= width || y <= 0 || y >= height) continue;
    seen.add(key);
    if (isWithin(target, { x, y })) return trail(cell.from).map(middle);
    // Whatever was drawn over the doorway: somebody comes in there.
    if (cell !== first && spots.some(({ at }) => isWithin(at, { x, y }))) continue;
    for (const by of [cell.by, ...MOVES.filter((move) => move !== cell.by)])
      queue.push({ right: cell.right + by.right, in: cell.in + by.in, from: cell, by });
  }
  return [];
}

function trail(cell: Cell | null): readonly Cell[] {
  const cells: Cell[] = [];
  for (let step = cell; step !== null; step = step.from) cells.push(step);
  return cells.reverse();
}

function isWithin(at: Footprint, { x, y }: Point): boolean {
  return x > at.x && x < at.x + at.width && y > at.y && y < at.y + at.height;
}
