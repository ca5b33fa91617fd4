import { describe, expect, test } from 'vitest';
import { type Line, linesOf } from '../../bench/ledger/lines.ts';
import type { Measured } from '../../bench/ledger/measure.ts';

const of = (ms: number, count = 20) => Array.from({ length: count }, () => ms);

function measured(size: number, given: Partial<Measured> = {}): Measured {
  return {
    size,
    append: { ours: of(4), raw: of(2), dexie: of(2.5), rxdb: of(6), pouchdb: of(3) },
    batch: { ours: of(40), raw: of(38) },
    questions: {},
    start: of(100),
    openJournal: of(10),
    pageBytes: 3e6,
    hostBytes: 130e6,
    ...given,
  };
}

function find(lines: readonly Line[], what: string, beside: string): Line {
  const found = lines.find((line) => line.what === what && line.beside.startsWith(beside));
  if (found === undefined) throw new Error(`there is no line ${what} beside ${beside}`);
  return found;
}

describe('what the samples come to', () => {
  test('half as many a second as raw is not enough', () => {
    expect(find(linesOf([measured(0)]), 'append, a second', 'raw')).toMatchObject({
      ratio: 0.5,
      goal: '≥ 0.7',
      reached: false,
    });
  });

  test('more than RxDB by a half is enough', () => {
    expect(find(linesOf([measured(0)]), 'append, a second', 'RxDB')).toMatchObject({
      ratio: 1.5,
      reached: true,
    });
  });

  test('a slow tail is compared with the tail of raw', () => {
    const append = { ours: [...of(2), 9, 9], raw: [...of(2), 5, 5] };
    const line = find(linesOf([measured(0, { append })]), 'append, p95', 'raw');
    expect(line).toMatchObject({ ratio: 1.8, reached: false });
  });

  test('a peer that did not take part is named with the reason, and nothing is claimed', () => {
    const append = { ours: of(4), raw: of(2), dexie: of(2) };
    const line = find(linesOf([measured(1e6, { append })]), 'append, a second', 'RxDB');
    expect(line).toMatchObject({ beside: 'RxDB, strict: not filled, takes too long', reached: null });
  });

  test('a ledger that grew slower no more than raw did has kept its pace', () => {
    const append = { ours: of(8), raw: of(4) };
    const lines = linesOf([measured(0), measured(1e6, { append })]);
    expect(find(lines, 'append, slower than in a new ledger', 'raw')).toMatchObject({
      size: 1e6,
      ratio: 1,
      reached: true,
    });
  });

  test('a start is compared with that of a new ledger, and the first with nothing', () => {
    const lines = linesOf([measured(0), measured(10, { start: of(130) })]).filter(
      ({ what }) => what === 'start, median',
    );
    expect(lines.map(({ ratio, reached }) => [ratio, reached])).toEqual([
      [null, null],
      [1.3, false],
    ]);
  });

  test('without questions there are no lines of questions', () => {
    expect(linesOf([measured(0)]).some(({ what }) => what.includes('board'))).toBe(false);
    const questions = { board: { ours: of(3), raw: of(2) } };
    expect(find(linesOf([measured(10, { questions })]), 'room board, p95', 'raw')).toMatchObject({
      ratio: 1.5,
      reached: true,
    });
  });
});
