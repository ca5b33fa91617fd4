import { expect, test } from 'vitest';
import { readPeople } from '../../../../shared/people-import/read-people.ts';

const problemsOf = (text: string) =>
  readPeople(text).problems.map(({ line, column, code }) => [line, column, code]);

test('columns stand in any order, under the headings that offices use, in three languages', () => {
  for (const text of [
    'Unit,Name,Aliases\n4B,Ana Pérez,Ani | Pérez GmbH\n',
    'Otros nombres;Inquilino;Departamento\r\nAni | Pérez GmbH;Ana Pérez;4B\r\n',
    'Locataire\tAppartement\tAutres noms\nAna Pérez\t4B\tAni | Pérez GmbH',
  ]) {
    const { people, problems } = readPeople(text);
    expect(problems).toEqual([]);
    expect(people).toMatchObject([{ unit: '4B', name: 'Ana Pérez', aliases: ['Ani', 'Pérez GmbH'] }]);
  }
});

test('what the file does not say stays unsaid, and columns that mean nothing are named', () => {
  const { people, unused } = readPeople('unit,name,rent,Car\n4B,Ana,1200,none\n');
  expect(people).toEqual([
    {
      line: 2,
      unit: '4B',
      name: 'Ana',
      aliases: [],
      language: null,
      lowReach: null,
      movedAway: null,
      id: null,
    },
  ]);
  expect(unused).toEqual(['rent', 'Car']);
});

test('every problem of a list is told with its line, and the others are read all the same', () => {
  const text = [
    'unit,name,aliases,language,low reach,moved away,id',
    ',Ana,,,,,',
    '4B,,,,,,',
    '!!,Bo,,,,,',
    `4B,${'x'.repeat(121)},,,,,`,
    `4B,Cy,${'a | '.repeat(21)},,,,`,
    '4B,Di,,english please,,,',
    '4B,Ed,,,perhaps,,',
    '4B,Fi,,,,constructor,',
    '4B,Gu,,,,,not an id',
    '4B,Hu\u202e,,,,,',
    '4B',
    '4B,Good,,vi,yes,return,r-7',
  ].join('\n');
  expect(problemsOf(text)).toEqual([
    [2, 'unit', 'unit-missing'],
    [3, 'name', 'name-missing'],
    [4, 'unit', 'unit-unusual'],
    [5, 'name', 'name-too-long'],
    [6, 'aliases', 'too-many-aliases'],
    [7, 'language', 'language-unknown'],
    [8, 'low-reach', 'yes-or-no'],
    [9, 'moved-away', 'forward-or-return'],
    [10, 'id', 'id-unusual'],
    [11, 'name', 'control-characters'],
    [12, null, 'too-few-cells'],
    [12, 'name', 'name-missing'],
  ]);
  expect(readPeople(text).people).toEqual([
    {
      line: 13,
      unit: '4B',
      name: 'Good',
      aliases: [],
      language: 'vi',
      lowReach: true,
      movedAway: 'return',
      id: 'r-7',
    },
  ]);
});

test('a cell over several lines and empty lines do not shift the numbers of those after them', () => {
  expect(problemsOf('unit;name;notes\r\n4B;Ana;"calls\r\nat night"\r\n\r\n;Bo;\r\n')).toEqual([
    [5, 'unit', 'unit-missing'],
  ]);
});

test('the same person twice, and one id for two, are told where they come again', () => {
  expect(problemsOf('unit,name,id\n4B,Ana Pérez,r-1\n4-b,ANA  PÉREZ,r-2\n5A,Ana Pérez,r-1\n')).toEqual([
    [3, 'name', 'same-person-twice'],
    [4, 'id', 'same-id-twice'],
  ]);
});

test('without its columns, or with nobody in it, a list is no list', () => {
  expect(problemsOf('')).toEqual([
    [1, 'unit', 'column-missing'],
    [1, 'name', 'column-missing'],
  ]);
  expect(problemsOf('unit,name,tenant\n4B,Ana,Ana')).toEqual([[1, 'name', 'column-twice']]);
  expect(problemsOf('unit,name\n\n')).toEqual([[1, null, 'nobody']]);
});

test('a quotation mark that is never closed swallows nothing in silence', () => {
  const { people, problems } = readPeople('unit,name\n4B,Ana\n5A,"Bo\n6C,Cy\n');
  expect(people).toEqual([]);
  expect(problems).toEqual([{ line: 3, column: null, code: 'quote-open' }]);
});

test('more people than a kiosk searches at once are refused where they begin to be too many', () => {
  const lines = Array.from({ length: 20_001 }, (_, n) => `${n},Person ${n}`);
  expect(problemsOf(['unit,name', ...lines].join('\n'))).toEqual([[20_002, null, 'too-many-people']]);
});
