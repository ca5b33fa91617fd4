import { describe, expect, test } from 'vitest';
import { Zone } from '../../../../shared/domain/place.ts';
import { type PlacementNeeds, proposedZone } from '../../../../shared/policies/placement.ts';

const zone = (id: string, kind: Zone['kind'], capacity: number, reach?: Zone['reach']) =>
  Zone.parse({ id, name: id, kind, capacity, reach });
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

  test('of an ordinary one in a surge is the overflow, and then the shelves', () => {
    expect(propose({}, { ...ordinary, surge: true })).toBe('over');
    expect(propose({ over: 4 }, { ...ordinary, surge: true })).toBe('a');
    expect(propose({}, { classes: ['perishable'], lowReach: false, surge: true })).toBe('cold');
    expect(propose({}, { classes: ['heavy'], lowReach: false, surge: true })).toBe('floor');
  });
});

describe('in a room with a low shelf', () => {
  const withLow = [zone('low', 'shelf', 10, 'low'), zone('high', 'shelf', 5), zone('floor', 'floor', 5)];
  const proposed = (occupied: Record<string, number>, needs: PlacementNeeds) =>
    proposedZone(withLow, ({ id }) => occupied[id] ?? 0, needs).id;

  test('it is kept for what is heavy and for who cannot reach up, and they get it before the floor', () => {
    expect(proposed({}, { ...ordinary, classes: ['heavy'] })).toBe('low');
    expect(proposed({}, { ...ordinary, lowReach: true })).toBe('low');
    expect(proposed({ low: 10 }, { ...ordinary, lowReach: true })).toBe('floor');
    expect(proposed({}, ordinary)).toBe('high');
    expect(proposed({ high: 5 }, ordinary)).toBe('floor');
    expect(proposed({ high: 5, floor: 5 }, ordinary)).toBe('low');
  });
});

describe('a room that was furnished for something else', () => {
  const only = (...kinds: Zone['kind'][]) => kinds.map((kind) => zone(kind, kind, 1));

  test('puts a parcel into the refrigerator or a locker only when it has nothing else', () => {
    expect(proposedZone(only('lockers', 'refrigerator', 'shelf'), () => 1, ordinary).kind).toBe('shelf');
    expect(proposedZone(only('lockers', 'refrigerator'), () => 1, ordinary).kind).toBe('refrigerator');
    expect(proposedZone(only('lockers'), () => 0, ordinary).kind).toBe('lockers');
  });
});
