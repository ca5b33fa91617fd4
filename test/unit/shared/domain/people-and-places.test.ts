import { describe, expect, test } from 'vitest';
import { type Directory, unitKey, unitNamed } from '../../../../shared/domain/directory.ts';
import { maskedName } from '../../../../shared/domain/person.ts';
import { KioskLetter, RoomCode, roomCodeOf } from '../../../../shared/domain/room-code.ts';

describe('a masked name', () => {
  test.each([
    ['Jane Smith', 'J. Sm•••'],
    ['  jane   smith ', 'j. sm•••'],
    ['José Luis Núñez', 'J. Nú•••'],
    ['王小明', '王•••'],
    ['Cher', 'Ch•••'],
    ['Bo', 'B•••'],
    ['李', '李•••'],
    ['محمد الأحمد', 'م. ال•••'],
    ['Ng Xi', 'N. X•••'],
    ['', '•••'],
  ])('of %j is %j', (name, masked) => {
    expect(maskedName(name)).toBe(masked);
  });

  test('never cuts a letter that is made of several code points', () => {
    expect(maskedName('नीता शर्मा').startsWith('नी. ')).toBe(true);
  });
});

describe('a unit is found', () => {
  const directory = {
    units: [
      { id: 'u-4b', name: '4B' },
      { id: 'u-12', name: 'PH 12' },
    ],
  } as unknown as Directory;

  test.each([
    ['4B', 'u-4b'],
    ['4-b', 'u-4b'],
    [' 4 b ', 'u-4b'],
    ['４Ｂ', 'u-4b'],
    ['ph12', 'u-12'],
  ])('by %j', (name, id) => {
    expect(unitNamed(directory, name)?.id).toBe(id);
  });

  test.each(['', '   ', '---', '4', '4BB'])('but not by %j', (name) => {
    expect(unitNamed(directory, name)).toBeNull();
  });

  test('a name of punctuation only has no key', () => {
    expect(unitKey(' -./ ')).toBe('');
  });
});

describe('room codes', () => {
  const letter = KioskLetter.parse('K');

  test.each([
    [1, 'K2-0001'],
    [423, 'K2-0423'],
    [10_000, 'K3-0000'],
    [79_999, 'K9-9999'],
    [80_000, 'K2-0000'],
  ])('package %i is %s', (count, code) => {
    expect(roomCodeOf(letter, count)).toBe(code);
    expect(RoomCode.safeParse(code).success).toBe(true);
  });

  test('no two of 80,000 packages in a row share one', () => {
    const codes = Array.from({ length: 80_000 }, (_, n) => roomCodeOf(letter, 5_000 + n));
    expect(new Set(codes).size).toBe(codes.length);
  });
});
