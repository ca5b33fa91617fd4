import { describe, expect, test } from 'vitest';
import { Zone } from '../../../../shared/domain/place.ts';
import { RoomPlan } from '../../../../shared/domain/room-plan.ts';
import { type Floor, floorOf } from '../../../../shared/plan/floor.ts';

const zone = (id: string, at?: Zone['at']) => Zone.parse({ id, name: id, kind: 'shelf', capacity: 10, at });

describe('the floor of a measured room', () => {
  // A shelf in the corner that is on the left of who comes in, whichever wall the door is in.
  test.each([
    ['lower', { width: 60, height: 40, door: { x: 20, y: 40 } }, { x: 0, y: 20, width: 5, height: 20 }],
    ['upper', { width: 60, height: 40, door: { x: 40, y: 0 } }, { x: 55, y: 0, width: 5, height: 20 }],
    ['left', { width: 40, height: 60, door: { x: 0, y: 20 } }, { x: 0, y: 0, width: 20, height: 5 }],
    ['right', { width: 40, height: 60, door: { x: 40, y: 40 } }, { x: 20, y: 55, width: 20, height: 5 }],
  ])('is turned until its door, in the %s wall, is at the bottom', (_wall, plan, at) => {
    const floor = floorOf([zone('a', at)], RoomPlan.parse(plan));
    expect(floor).toMatchObject({ width: 60, height: 40, door: { x: 20, y: 40 }, isSketch: false });
    expect(floor.spots[0]?.at).toEqual({ x: 0, y: 20, width: 5, height: 20 });
  });

  test('shows the zones that were measured, and is a sketch when none was', () => {
    const plan = RoomPlan.parse({ width: 60, height: 40, door: { x: 20, y: 40 } });
    const measured = zone('a', { x: 0, y: 0, width: 5, height: 5 });
    expect(floorOf([measured, zone('b')], plan).spots.map((spot) => spot.zone.id)).toEqual(['a']);
    expect(floorOf([zone('b')], plan).isSketch).toBe(true);
  });
});

describe('the sketch of a room that nobody measured', () => {
  const sketchOf = (count: number) =>
    floorOf(
      Array.from({ length: count }, (_, n) => zone(`z-${n}`)),
      undefined,
    );
  const overlaps = ({ spots }: Floor) =>
    spots.some(({ at }, n) =>
      spots
        .slice(n + 1)
        .some(
          (other) =>
            at.x < other.at.x + other.at.width &&
            other.at.x < at.x + at.width &&
            at.y < other.at.y + other.at.height &&
            other.at.y < at.y + at.height,
        ),
    );

  test.each(Array.from({ length: 40 }, (_, n) => n + 1))(
    'with %i zones has each of them inside, apart from the others and not before the door',
    (count) => {
      const floor = sketchOf(count);
      expect(floor.spots).toHaveLength(count);
      expect(overlaps(floor)).toBe(false);
      for (const { at } of floor.spots) {
        expect(Math.min(at.x, at.y)).toBeGreaterThanOrEqual(0);
        expect(at.x + at.width).toBeLessThanOrEqual(floor.width);
        expect(at.y + at.height).toBeLessThan(floor.height);
      }
      expect(floor.door).toEqual({ x: floor.width / 2, y: floor.height });
    },
  );

  test('goes along the walls in the order of the directory: left, ahead, right', () => {
    const { width, spots } = sketchOf(4);
    const sides = spots.map(({ at }) => {
      if (at.x === 0) return 'left';
      return at.x + at.width === width ? 'right' : 'ahead';
    });
    expect(sides).toEqual(['left', 'ahead', 'ahead', 'right']);
  });
});
