import { expect, test } from 'vitest';
import { table, written } from '../../bench/table.ts';

test('columns are as wide as their widest cell, and numbers stand to the right', () => {
  expect(
    table(
      ['what', 'ms'],
      [
        ['append', 2.714],
        ['board', 1234.5],
      ],
    ),
  ).toBe(['| what   |    ms |', '| ------ | ----: |', '| append |  2.71 |', '| board  | 1,235 |'].join('\n'));
});

test('a value that there is not is a dash, and does not make its column text', () => {
  expect(table(['ms'], [[null], [7]])).toBe(['|   ms |', '| ---: |', '|    – |', '| 7.00 |'].join('\n'));
});

test('a row that is too short ends in dashes', () => {
  expect(table(['a', 'b'], [['x']])).toContain('| x | – |');
});

test('no more digits than a measurement is worth', () => {
  expect([0.5, 12.345, 123.456, 1_000_000, Number.NaN].map(written)).toEqual([
    '0.50',
    '12.3',
    '123',
    '1,000,000',
    '–',
  ]);
});
