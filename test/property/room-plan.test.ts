/** The drawing of any room with anything standing in it: the way is on the floor and ends at the zone. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Zone } from '../../shared/domain/place.ts';
import { isInside, type RoomPlan } from '../../shared/domain/room-plan.ts';
import { floorOf } from '../../shared/plan/floor.ts';
import { wayTo } from '../../shared/plan/way.ts';

const side = fc.integer({ min: 8, max: 200 });

const room = fc
  .record({
    width: side,
    height: side,
    wall: fc.constantFrom('lower', 'upper', 'left', 'right'),
    doorAt: fc.double({ min: 0.1, max: 0.9, noNaN: true }),
    zones: fc.array(
      fc.tuple(...Array.from({ length: 4 }, () => fc.double({ min: 0, max: 0.99, noNaN: true }))),
      { minLength: 1, maxLength: 8 },
    ),
  })
  .map(({ width, height, wall, doorAt, zones }) => {
    const along = (length: number) => Math.min(length - 1, Math.max(1, Math.round(doorAt * length)));
    const doors = {
      lower: { x: along(width), y: height },
      upper: { x: along(width), y: 0 },
      left: { x: 0, y: along(height) },
      right: { x: width, y: along(height) },
    };
    const plan: RoomPlan = { width, height, door: doors[wall as keyof typeof doors] };
    return {
      plan,
      zones: zones.map(([left, top, wide, high], n) => {
        const x = Math.floor((left ?? 0) * width);
        const y = Math.floor((top ?? 0) * height);
        const at = {
          x,
          y,
          width: Math.max(1, Math.floor((wide ?? 0) * (width - x))),
          height: Math.max(1, Math.floor((high ?? 0) * (height - y))),
        };
        return Zone.parse({ id: `z-${n}`, name: `Zone ${n}`, kind: 'shelf', capacity: 1, at });
      }),
    };
  });

test('turned with its door to the bottom, a room keeps its size, and all that stands in it inside', () => {
  fc.assert(
    fc.property(room, ({ plan, zones }) => {
      const floor = floorOf(zones, plan);
      expect(floor.width * floor.height).toBe(plan.width * plan.height);
      expect(floor.door.y).toBe(floor.height);
      for (const [n, { at }] of floor.spots.entries()) {
        expect(isInside(floor, at)).toBe(true);
        expect(at.x).toBeGreaterThanOrEqual(0);
        expect(at.y).toBeGreaterThanOrEqual(0);
        const measured = zones[n]?.at;
        expect(at.width * at.height).toBe((measured?.width ?? 0) * (measured?.height ?? 0));
      }
    }),
  );
});

test('the way leads from the door to the edge of the zone, and never out of the room', () => {
  fc.assert(
    fc.property(room, ({ plan, zones }) => {
      const floor = floorOf(zones, plan);
      for (const { at } of floor.spots) {
        const way = wayTo(floor, at);
        expect(way?.corners[0]).toEqual(floor.door);
        expect(way?.steps).toBeGreaterThanOrEqual(1);
        for (const { x, y } of way?.corners ?? []) {
          expect(x >= 0 && x <= floor.width && y >= 0 && y <= floor.height).toBe(true);
        }
        const end = way?.corners.at(-1) ?? { x: -1, y: -1 };
        expect(end.x >= at.x && end.x <= at.x + at.width).toBe(true);
        expect(end.y >= at.y && end.y <= at.y + at.height).toBe(true);
      }
    }),
  );
});
