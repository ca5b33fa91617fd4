/** How the last line of `npm test` comes about. */
import { describe, expect, it } from 'vitest';
import { exitCode, failed, numbers, passed, skipped, sum } from '../../../../build/checks/outcome.ts';

describe('the last line', () => {
  it('adds tests and checks of all steps', () => {
    const all = sum([
      passed(),
      passed(),
      failed('a'),
      skipped('b'),
      { passed: 40, failed: 0, skipped: 2, notes: [] },
    ]);
    expect(numbers(all)).toBe('42 passed, 1 failed, 3 skipped');
    expect(all.notes).toEqual(['a', 'b']);
  });
});

describe('the exit code', () => {
  it('is 0 when all passed, and when some were skipped', () => {
    expect(exitCode(sum([passed(), skipped('no display')]))).toBe(0);
  });

  it('is 1 when one of many failed', () => {
    expect(exitCode(sum([passed(), passed(), failed('one')]))).toBe(1);
  });

  it('is 1 when nothing ran', () => {
    expect(exitCode(sum([]))).toBe(1);
    expect(exitCode(sum([skipped('everything')]))).toBe(1);
  });
});
