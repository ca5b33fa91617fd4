import { expect, test } from 'vitest';
import { createBackOff } from '../../../../../main/host/server-link/back-off.ts';
import { seededRandom } from '../../../../harness/randomness.ts';

const always = (byte: number) => (length: number) => new Uint8Array(length).fill(byte);

test('waits up to twice as long each time, and never longer than five minutes', () => {
  const backOff = createBackOff(always(255));
  const seconds = Array.from({ length: 12 }, () => Math.round(backOff.next() / 1_000));
  expect(seconds).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300]);
});

test('begins anew when a try went well', () => {
  const backOff = createBackOff(always(255));
  for (let n = 0; n < 8; n++) backOff.next();
  backOff.reset();
  expect(Math.round(backOff.next() / 1_000)).toBe(1);
});

test('never hammers, whatever chance says', () => {
  const backOff = createBackOff(always(0));
  expect(Array.from({ length: 5 }, backOff.next)).toEqual([250, 250, 250, 250, 250]);
});

test('spreads a thousand kiosks whose server comes back over the whole of the time', () => {
  const waits = Array.from({ length: 1_000 }, (_, kiosk) => {
    const backOff = createBackOff(seededRandom(kiosk + 1));
    for (let n = 0; n < 7; n++) backOff.next();
    return backOff.next() / 128_000;
  });
  for (let tenth = 0; tenth < 10; tenth++) {
    const there = waits.filter((wait) => wait >= tenth / 10 && wait < (tenth + 1) / 10).length;
    expect(there, `tenth ${tenth}`).toBeGreaterThan(50);
  }
});
