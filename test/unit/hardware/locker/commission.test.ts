import { expect, test } from 'vitest';
import { type Trial, wiringOf } from '../../../../hardware/locker/commission.ts';

const CLOSED = [1, 1, 1, 1] as const;
const place = (lock: number) => ({ board: 0, lock });

/** Lock `lock` was pulsed, `moved` read differently, and the door with number `opened` sprang open. */
function trial(lock: number, opened: number | null, moved: readonly number[] = [lock]): Trial {
  return {
    place: place(lock),
    before: CLOSED,
    after: CLOSED.map((bit, at) => (moved.includes(at) ? 0 : bit)),
    at: lock,
    opened,
  };
}

test('doors are where they were seen to open, whatever lock they hang on', () => {
  expect(wiringOf([trial(0, 2), trial(1, 1)])).toEqual({
    wiring: { places: [place(1), place(0)], closedReads: 1 },
    faults: [],
  });
});

test('a lock on which nothing hangs is no fault', () => {
  const learnt = wiringOf([trial(0, 1), trial(1, null, [])]);
  expect(learnt.wiring?.places).toEqual([place(0)]);
  expect(learnt.faults).toEqual([{ code: 'nothing-opened', place: place(1) }]);
});

test('crossed cables are found', () => {
  expect(wiringOf([trial(0, 1, [1])])).toEqual({
    wiring: null,
    faults: [{ code: 'crossed', place: place(0), moved: 1 }],
  });
});

test('a door that opens and is not seen to could never be called closed', () => {
  expect(wiringOf([trial(0, 1, [])])).toEqual({
    wiring: null,
    faults: [{ code: 'not-seen', place: place(0) }],
  });
});

test('a door named twice, and one named never, are mistakes of whoever watched', () => {
  expect(wiringOf([trial(0, 1), trial(1, 1)]).faults).toEqual([{ code: 'same-door-twice', compartment: 1 }]);
  expect(wiringOf([trial(0, 2)]).faults).toEqual([{ code: 'door-missing', compartment: 1 }]);
});

test('locks of two kinds do not make one bank', () => {
  const other: Trial = { ...trial(1, 2), before: [1, 0, 1, 1], after: [1, 1, 1, 1] };
  expect(wiringOf([trial(0, 1), other])).toEqual({ wiring: null, faults: [{ code: 'mixed-locks' }] });
});
