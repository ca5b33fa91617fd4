import { describe, expect, test } from 'vitest';
import { floorOf, levelOf, USUAL_LIMITS } from '../../../../../main/host/disk/levels.ts';
import type { DiskLevel } from '../../../../../shared/domain/disk.ts';

const MIB = 2 ** 20;
const totalBytes = 64 * 1024 * MIB;
const floor = floorOf({ totalBytes });

function level(mibAboveFloor: number, before: DiskLevel = 'enough', mibPerDay = 0): DiskLevel {
  return levelOf({ freeBytes: floor + mibAboveFloor * MIB, totalBytes }, before, mibPerDay * MIB);
}

describe('how much room is left on the disk', () => {
  test('what the browser keeps free is not ours: a hundredth of the disk, at most 1 GiB', () => {
    expect(floorOf({ totalBytes: 10 * 1024 * MIB })).toBe(Math.floor(102.4 * MIB));
    expect(floorOf({ totalBytes: 4096 * 1024 * MIB })).toBe(1024 * MIB);
  });

  test.each([
    [2048, 'enough'],
    [2047, 'low'],
    [512, 'low'],
    [511, 'no-photos'],
    [64, 'no-photos'],
    [63, 'full'],
    [-100, 'full'],
  ] as const)('%d MiB above the floor on a disk that nothing fills: %s', (mib, expected) => {
    expect(level(mib)).toBe(expected);
  });

  test('a disk that fills quickly: somebody is told 30 days before the photos stop', () => {
    expect(level(512 + 30 * 100, 'enough', 100)).toBe('enough');
    expect(level(512 + 30 * 100 - 1, 'enough', 100)).toBe('low');
  });

  test.each([
    ['low', 2048, 'enough'],
    ['no-photos', 512, 'low'],
    ['full', 64, 'no-photos'],
  ] as const)('out of %s it comes with a quarter more room than it went in with', (before, mib, better) => {
    const needed = mib * 1.25 + (before === 'full' ? USUAL_LIMITS.reserveBytes / MIB : 0);
    expect(level(mib, before)).toBe(before);
    expect(level(needed - 1, before)).toBe(before);
    expect(level(needed, before)).toBe(better);
  });

  test('from full to plenty in one step', () => {
    expect(level(50_000, 'full')).toBe('enough');
  });
});
