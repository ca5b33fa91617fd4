import { expect, test } from 'vitest';
import { Directory } from '../../../../shared/domain/directory.ts';
import { differenceOf, isManyGone } from '../../../../shared/people-import/difference.ts';
import { readPeople } from '../../../../shared/people-import/read-people.ts';
import { directory } from '../../../harness/people.ts';

function compare(lines: readonly string[], house = directory) {
  const { people, problems } = readPeople(lines.join('\n'));
  expect(problems).toEqual([]);
  let count = 0;
  return differenceOf(house, people, { gone: 'forward', newId: () => `new-${++count}` });
}
const names = (all: readonly { readonly name: string }[]) => all.map(({ name }) => name);

test('who is new, who changed, who is gone; the rest is as it was', () => {
  const difference = compare(['unit,name,low reach', '4b,JANE SMITH,yes', '5A,王小明,', '6C,Li Wei,']);
  expect(names(difference.added)).toEqual(['Li Wei']);
  expect(difference.changed).toMatchObject([{ id: 'r-1', name: 'JANE SMITH', lowReach: true }]);
  expect(difference.gone).toMatchObject([{ id: 'r-2', movedAway: { packages: 'forward' } }]);
  expect(difference.unchanged).toBe(1);
  expect(names(difference.newUnits)).toEqual(['6C']);
  expect(Directory.safeParse(difference.directory).success).toBe(true);
  expect(difference.directory.residents.map(({ id }) => id)).toEqual(['r-1', 'r-2', 'r-3', 'r-new-2']);
});

test('what a list does not say of a person stays as it was', () => {
  const reads = { ...directory.residents[0], language: 'vi', lowReach: true };
  const house = Directory.parse({ ...directory, residents: [reads] });
  const difference = compare(['unit,name', '4B,Jane Smith'], house);
  expect(difference.unchanged).toBe(1);
  expect(difference.directory).toEqual(house);
});

test('an id keeps a person who has another name or another unit', () => {
  const difference = compare(['unit,name,id', '5A,Jane Miller,r-1', '4B,محمد الأحمد,r-2', '5A,王小明,r-3']);
  expect(difference.changed).toMatchObject([{ id: 'r-1', unit: 'u-5a', name: 'Jane Miller' }]);
  expect(difference.gone).toEqual([]);
  expect(difference.added).toEqual([]);
});

test('where nobody is left who knows the PIN, it is said; and where one of several left', () => {
  const oneLeft = compare(['unit,name', '4B,Jane Smith', '5A,王小明']);
  expect([names(oneLeft.left), names(oneLeft.emptied)]).toEqual([['4B'], []]);
  const othersMovedIn = compare(['unit,name', '4B,Li Wei', '5A,王小明']);
  expect([names(othersMovedIn.left), names(othersMovedIn.emptied)]).toEqual([[], ['4B']]);
  const movedWithin = compare(['unit,name,id', '4B,王小明,r-3', '4B,Jane Smith,r-1', '4B,محمد الأحمد,r-2']);
  expect([names(movedWithin.left), names(movedWithin.emptied)]).toEqual([[], ['5A']]);
});

test('who is away already is not gone again, and is back when the list says so', () => {
  const away = compare(['unit,name', '4B,Jane Smith', '5A,王小明']).directory;
  const again = compare(['unit,name', '4B,Jane Smith', '5A,王小明'], away);
  expect([again.gone, again.changed, again.left]).toEqual([[], [], []]);
  const back = compare(['unit,name', '4B,Jane Smith', '4B,محمد الأحمد', '5A,王小明'], away);
  expect(back.changed).toMatchObject([{ id: 'r-2' }]);
  expect(back.changed[0]?.movedAway).toBeUndefined();
});

test('a list that lost half of the house is asked about, one that lost a family is not', () => {
  const lines = (count: number) => Array.from({ length: count }, (_, n) => `${n},Person ${n}`);
  const house = compare(['unit,name', ...lines(60)]).directory;
  const lived = Directory.parse({ ...house, residents: house.residents.slice(3) });
  expect(isManyGone(compare(['unit,name', ...lines(54)], lived), lived)).toBe(false);
  expect(isManyGone(compare(['unit,name', ...lines(53)], lived), lived)).toBe(true);
});
