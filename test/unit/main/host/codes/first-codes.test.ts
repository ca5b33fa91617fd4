import { expect, test } from 'vitest';
import { firstCodes } from '../../../../../main/host/codes/first-codes.ts';
import { demonstrationDirectory } from '../../../../../main/host/demonstration.ts';
import { seededRandom } from '../../../../harness/randomness.ts';

const pepper = seededRandom(1)(32);
const cost = { memoryKib: 8, passes: 1 };
const asked = {
  directory: demonstrationDirectory(),
  carriers: ['ups', 'dhl', 'usps'],
  staff: 'front-desk',
  now: 0,
};

test('a new kiosk has a code of its own for each carrier, for staff and for each unit, and keeps none of them', async () => {
  const { book, shown } = await firstCodes(asked, pepper, cost, seededRandom(2));
  const codes = [
    shown.staffPin,
    ...shown.couriers.map((one) => one.code),
    ...shown.phones.map((one) => one.pin),
  ];
  expect(codes).toHaveLength(3 + 1 + asked.directory.units.length);
  expect(new Set(codes).size).toBe(codes.length);
  for (const code of codes) {
    expect(code).toMatch(/^\d{6}$/);
    expect(JSON.stringify(book)).not.toContain(code);
  }
  expect(book.residents.map((one) => one.unit)).toEqual(asked.directory.units.map((unit) => unit.id));
});

test('no two codes of carriers share a locator, however many carriers there are', async () => {
  const carriers = Array.from({ length: 600 }, (_, n) => `carrier-${n}`);
  const few = { ...asked.directory, units: [] };
  const { book } = await firstCodes({ ...asked, directory: few, carriers }, pepper, cost, seededRandom(3));
  expect(new Set(book.couriers.map((one) => one.locator)).size).toBe(600);
});
