import { expect, test } from 'vitest';
import { phonesFor } from '../../../../renderer/room/phones.ts';

const phones = Array.from({ length: 12 }, (_, floor) => ({ unit: `${floor + 1}B`, pin: `${floor}` }));
const units = (search: string) => phonesFor(phones, search).map(({ unit }) => unit);

test('a unit is found as it is typed, in any case', () => {
  expect(units(' 4b ')).toEqual(['4B']);
  expect(units('1')).toEqual(['1B', '10B', '11B', '12B']);
  expect(units('99')).toEqual([]);
});

test('without a search the first few are shown', () => {
  expect(units('')).toHaveLength(8);
});
