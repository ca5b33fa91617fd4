import { describe, expect, it } from 'vitest';
import { keyboardLayouts, scriptOf } from '../../../../renderer/ui/keyboard-layouts.ts';

describe('the on-screen keyboard', () => {
  it.each(Object.entries(keyboardLayouts))('has no key twice and a way to erase: %s', (_, rows) => {
    const keys = rows.flatMap((row) => row.split(' '));
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toContain('{bksp}');
  });

  it('has a space where names are typed, and every digit and letter where numbers are', () => {
    for (const script of ['latin', 'arabic'] as const) expect(keyboardLayouts[script]).toContain('{space}');
    const keys = keyboardLayouts.number.join(' ').split(' ');
    expect(Array.from('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ').filter((key) => !keys.includes(key))).toEqual(
      [],
    );
  });

  it('has every letter of the Arabic alphabet', () => {
    const keys = keyboardLayouts.arabic.join(' ').split(' ');
    const alphabet = Array.from('ابتثجحخدذرزسشصضطظعغفقكلمنهوي');
    expect(alphabet.filter((letter) => !keys.includes(letter))).toEqual([]);
  });

  it('has rows that are narrow enough for a finger on a portrait screen', () => {
    const inset = 2 * 64;
    for (const row of Object.values(keyboardLayouts).flat()) {
      const wide = row
        .split(' ')
        .reduce((sum, key) => sum + (key === '{space}' ? 4 : key === '{bksp}' ? 2 : 1), 0);
      const keys = row.split(' ').length;
      expect((1080 - inset - 12 * (keys - 1)) / wide).toBeGreaterThanOrEqual(76);
    }
  });

  it('begins with the script of the language', () => {
    expect(scriptOf('ar')).toBe('arabic');
    expect(scriptOf('es')).toBe('latin');
  });
});
