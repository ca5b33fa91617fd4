import { describe, expect, test } from 'vitest';
import { Zone } from '../../../../shared/domain/place.ts';
import { type PlacementNeeds, proposedZone } from '../../../../shared/policies/placement.ts';

const zone = (id: string, kind: Zone['kind'], capacity: number) =>
  Zone.parse({ id, name: id, kind, capacity });
const room = [
  zone('a', 'shelf', 10),
  zone('b', 'shelf', 10),
  zone('floor', 'floor', 4),
  zone('over', 'overflow', 4),
  zone('cold', 'refrigerator', 1),
];
const ordinary: PlacementNeeds = { classes: [], lowReach: false };
const propose = (occupied: Record<string, number>, needs: PlacementNeeds) =>
  proposedZone(room, ({ id }) => occupied[id] ?? 0, needs).id;

describe('the proposed zone', () => {
  test('of an ordinary package is the shelf with most room', () => {
    expect(propose({ a: 3, b: 2 }, ordinary)).toBe('b');
    expect(propose({}, ordinary)).toBe('a');
  });

  test('of a perishable one is the refrigerator, and a shelf when that is full', () => {
    expect(propose({}, { ...ordinary, classes: ['perishable', 'oversized'] })).toBe('cold');
    expect(propose({ cold: 1 }, { ...ordinary, classes: ['perishable'] })).toBe('a');
  });

  test('of an oversized one is the overflow', () => {
    expect(propose({}, { ...ordinary, classes: ['oversized'] })).toBe('over');
  });

  test('of a heavy one, or for somebody who cannot reach up, is low', () => {
    expect(propose({}, { ...ordinary, classes: ['heavy'] })).toBe('floor');
    expect(propose({}, { ...ordinary, lowReach: true })).toBe('floor');
  });

  test('when everything is full is the zone that is least over', () => {
    expect(propose({ a: 12, b: 11, floor: 9, over: 9, cold: 9 }, ordinary)).toBe('b');
  });
});
