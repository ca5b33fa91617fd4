import { describe, expect, test } from 'vitest';
import { type Directory, isWholeUnit } from '../../../../shared/domain/directory.ts';
import { UnitId } from '../../../../shared/domain/ids.ts';
import { directory } from '../../../harness/people.ts';

describe('a unit that is typed', () => {
  const named = (...names: string[]): Directory => ({
    ...directory,
    units: names.map((name) => ({ id: UnitId.parse(`u-${name.replace(' ', '-')}`), name })),
  });

  test.each([
    ['4B', ['4B', '5A'], true],
    ['4b', ['4 B', '5A'], true],
    ['4', ['4', '4B'], false],
    ['1', ['10', '11'], false],
    ['9', ['4B', '5A'], false],
    ['', ['4B'], false],
  ])('%s of %j is all there is to say: %s', (typed, names, isWhole) => {
    expect(isWholeUnit(named(...names), typed)).toBe(isWhole);
  });
});
