import { describe, expect, test } from 'vitest';
import { demonstrationDirectory } from '../../../../main/host/demonstration.ts';
import { Directory } from '../../../../shared/domain/directory.ts';

const plan = { width: 60, height: 40, door: { x: 30, y: 0 } };
const shelf = { id: 'a', name: 'Shelf A', kind: 'shelf', capacity: 10 };
const isTaken = (change: object) => Directory.safeParse({ ...demonstrationDirectory(), ...change }).success;
const withZone = (at: object, of: object | undefined = plan) =>
  isTaken({ plan: of, zones: [{ ...shelf, at }] });

describe('the plan of a room', () => {
  test('may be left out, of the room and of any zone', () => {
    expect(isTaken({ plan: undefined, zones: [shelf] })).toBe(true);
    expect(isTaken({ plan, zones: [shelf] })).toBe(true);
  });

  test('takes a zone that fits, to the very wall, and none that reaches through it', () => {
    expect(withZone({ x: 50, y: 0, width: 10, height: 40 })).toBe(true);
    expect(withZone({ x: 51, y: 0, width: 10, height: 40 })).toBe(false);
    expect(withZone({ x: 50, y: 1, width: 10, height: 40 })).toBe(false);
    expect(withZone({ x: -1, y: 0, width: 10, height: 10 })).toBe(false);
    expect(withZone({ x: 0, y: 0, width: 0, height: 10 })).toBe(false);
  });

  test('takes no zone of which nobody can say in what room it is', () => {
    expect(isTaken({ plan: undefined, zones: [{ ...shelf, at: { x: 0, y: 0, width: 1, height: 1 } }] })).toBe(
      false,
    );
  });

  test('has its door in a wall', () => {
    const withDoor = (x: number, y: number) => isTaken({ plan: { ...plan, door: { x, y } }, zones: [shelf] });
    expect(withDoor(0, 20)).toBe(true);
    expect(withDoor(30, 40)).toBe(true);
    expect(withDoor(30, 20)).toBe(false);
    expect(withDoor(0, 0)).toBe(false);
    expect(withDoor(61, 20)).toBe(false);
  });
});

test('of all zones only a shelf is low or not', () => {
  expect(isTaken({ plan: undefined, zones: [{ ...shelf, reach: 'low' }] })).toBe(true);
  expect(isTaken({ plan: undefined, zones: [{ ...shelf, kind: 'floor', reach: 'low' }] })).toBe(false);
});
