import { expect, test } from 'vitest';
import { readOptions } from '../../../harness/rehearsal/options.ts';

test('without options it is a month of three hundred packages a day', () => {
  expect(readOptions([])).toEqual({
    ok: true,
    value: {
      days: 30,
      packagesPerDay: 300,
      seed: 7,
      surge: 1,
      exportTo: null,
      tellsProgress: false,
      fsync: false,
    },
  });
});

test('options are taken as they are given', () => {
  const read = readOptions(['--days', '2', '--surge', '2.5', '--export', 'month.jsonl', '--progress']);
  expect(read).toMatchObject({
    ok: true,
    value: { days: 2, surge: 2.5, exportTo: 'month.jsonl', tellsProgress: true },
  });
});

test.each([
  [['--days', 'many'], /--days is a whole number from 1 to 400, not "many"/],
  [['--days', '1.5'], /--days is a whole number/],
  [['--packages-per-day', '0'], /--packages-per-day is a whole number from 1 to 2000/],
  [['--seed', ''], /--seed is a whole number/],
  [['--surge', '0'], /--surge is a number from 0.1 to 20/],
  [['--speed', '9'], /--speed/],
])('%j is answered in plain words', (args, said) => {
  const read = readOptions(args);
  expect(read).toMatchObject({ ok: false, error: expect.stringMatching(said) });
});
