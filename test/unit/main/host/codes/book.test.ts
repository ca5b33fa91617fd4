import { expect, test } from 'vitest';
import { CodeBook, courierCandidate } from '../../../../../main/host/codes/book.ts';
import { hashCode, locatorOf } from '../../../../../main/host/codes/hash.ts';
import { isNextWanted, USUAL_ROTATION } from '../../../../../shared/policies/code-rotation.ts';
import { seededRandom } from '../../../../harness/randomness.ts';

test('a book from before codes had a time keeps its codes: each is good, and the next one is due', async () => {
  const pepper = seededRandom(1)(32);
  const hash = await hashCode(pepper, { memoryKib: 8, passes: 1 }, 'courier ups', '302817');
  const locator = locatorOf(pepper, 'courier', '302817');
  const old = { couriers: [{ carrier: 'ups', locator, hash }], staff: [], residents: [] };
  const book = CodeBook.parse(old);
  const now = Date.UTC(2026, 10, 23);
  expect(courierCandidate(book, pepper, '302817', now)).toMatchObject({
    subject: { carrier: 'ups' },
    isGood: true,
  });
  expect(isNextWanted(book.couriers, now, USUAL_ROTATION)).toBe(true);
  // The same at every start, though nobody has written it down yet.
  expect(CodeBook.parse(old)).toEqual(book);
  expect(CodeBook.parse(JSON.parse(JSON.stringify(book)))).toEqual(book);
});
