import { describe, expect, test } from 'vitest';
import { Zone } from '../../../../shared/domain/place.ts';
import { type Footprint, RoomPlan } from '../../../../shared/domain/room-plan.ts';
import { floorOf } from '../../../../shared/plan/floor.ts';
import { wayTo } from '../../../../shared/plan/way.ts';

/** Six metres by four; the door is in the middle of the lower wall. */
const plan = RoomPlan.parse({ width: 60, height: 40, door: { x: 30, y: 40 } });

function way(to: Footprint, ...others: readonly Footprint[]) {
  const zones = [to, ...others].map((at, n) =>
    Zone.parse({ id: `z-${n}`, name: `Zone ${n}`, kind: 'shelf', capacity: 10, at }),
  );
  return wayTo(floorOf(zones, plan), to);
}

const leftShelf = { x: 0, y: 10, width: 8, height: 20 };

describe('the way to a zone', () => {
  test('that stands opposite the door is straight ahead', () => {
    const far = way({ x: 20, y: 0, width: 20, height: 5 });
    expect(far?.side).toBe('ahead');
    expect(far?.corners).toEqual([
      { x: 30, y: 40 },
      { x: 30, y: 5 },
    ]);
    expect(far?.steps).toBe(5);
  });

  test('at the side has one corner', () => {
    const left = way(leftShelf);
    expect(left?.side).toBe('left');
    expect(left?.corners).toHaveLength(3);
    expect(left?.corners.at(-1)?.x).toBe(8);
    expect(way({ x: 52, y: 10, width: 8, height: 20 })?.side).toBe('right');
  });

  test('behind a counter leads around it, and is longer', () => {
    const table = { x: 10, y: 20, width: 40, height: 10 };
    const around = way({ x: 20, y: 0, width: 20, height: 5 }, table);
    expect(around?.steps).toBeGreaterThan(5);
    for (const { x, y } of around?.corners ?? []) {
      const isInTable = x > 10 && x < 50 && y > 20 && y < 30;
      expect(isInTable).toBe(false);
    }
  });

  test('to which nobody gets through is shown straight across', () => {
    const wall = { x: 0, y: 20, width: 60, height: 10 };
    expect(way({ x: 0, y: 0, width: 10, height: 10 }, wall)?.corners).toEqual([
      { x: 30, y: 40 },
      { x: 10, y: 10 },
    ]);
  });

  test('beside the very door is one step', () => {
    expect(way({ x: 33, y: 32, width: 10, height: 8 })).toMatchObject({ side: 'right', steps: 1 });
  });

  test('is not made up for a room that nobody measured', () => {
    const zone = Zone.parse({ id: 'a', name: 'Shelf A', kind: 'shelf', capacity: 10 });
    const floor = floorOf([zone], undefined);
    expect(wayTo(floor, leftShelf)).toBeNull();
  });
});
