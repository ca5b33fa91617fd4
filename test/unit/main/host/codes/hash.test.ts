import { expect, test } from 'vitest';
import { hashCode, isCode, locatorOf, USUAL_COST } from '../../../../../main/host/codes/hash.ts';
import { seededRandom } from '../../../../harness/randomness.ts';

const pepper = seededRandom(1)(32);
const cost = { memoryKib: 8, passes: 1 };

test('a code is known again, and no other', async () => {
  const hashed = await hashCode(pepper, cost, 'resident u-4b', '302817');
  expect(await isCode(pepper, hashed, 'resident u-4b', '302817')).toBe(true);
  expect(await isCode(pepper, hashed, 'resident u-4b', '302818')).toBe(false);
});

test('a hash opens nothing in the record of somebody else, nor on a machine with another pepper', async () => {
  const hashed = await hashCode(pepper, cost, 'resident u-4b', '302817');
  expect(await isCode(pepper, hashed, 'resident u-5b', '302817')).toBe(false);
  expect(await isCode(seededRandom(2)(32), hashed, 'resident u-4b', '302817')).toBe(false);
});

test('the same code is hashed differently each time', async () => {
  expect(await hashCode(pepper, cost, 'staff a', '302817')).not.toBe(
    await hashCode(pepper, cost, 'staff a', '302817'),
  );
});

test('a kiosk spends 64 MiB and three passes of Argon2id on a code', async () => {
  expect(await hashCode(pepper, USUAL_COST, 'staff a', '302817')).toMatch(
    /^\$argon2id\$v=19\$m=65536,t=3,p=1\$/,
  );
});

test('a locator depends on the code, the kind and the pepper, and fits many codes', () => {
  const locator = locatorOf(pepper, 'courier', '302817');
  expect(locator).toMatch(/^[0-9a-f]{4}$/);
  expect(locatorOf(pepper, 'courier', '302817')).toBe(locator);
  expect(locatorOf(pepper, 'courier', '302818')).not.toBe(locator);
  expect(locatorOf(pepper, 'staff', '302817')).not.toBe(locator);
  expect(locatorOf(seededRandom(2)(32), 'courier', '302817')).not.toBe(locator);
});
