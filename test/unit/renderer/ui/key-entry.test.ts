import { describe, expect, it } from 'vitest';
import { entryKey, typed } from '../../../../renderer/ui/key-entry.ts';

const unit = { letters: ['A', 'B'], maxLength: 3 };
const pin = { letters: [], maxLength: 6 };

describe('a keyboard on the desk', () => {
  it('types digits and the letters that units bear, in capitals', () => {
    expect(entryKey('7', unit)).toEqual({ key: 'character', character: '7' });
    expect(entryKey('b', unit)).toEqual({ key: 'character', character: 'B' });
  });

  it('types no letter where only digits are asked for', () => {
    expect(entryKey('b', pin)).toBeNull();
    expect(entryKey('Z', unit)).toBeNull();
  });

  it('does nothing with keys that are no entry', () => {
    for (const name of ['Tab', 'Escape', 'F5', ' ', '', '12', 'Dead'])
      expect(entryKey(name, unit)).toBeNull();
  });

  it('submits with Enter and erases with Backspace', () => {
    expect(entryKey('Enter', pin)).toEqual({ key: 'submit' });
    expect(entryKey('Backspace', pin)).toEqual({ key: 'erase' });
  });
});

describe('what was typed', () => {
  it('grows by a character until it is full', () => {
    expect(typed('4', { key: 'character', character: 'B' }, unit)).toBe('4B');
    expect(typed('124', { key: 'character', character: 'B' }, unit)).toBe('124');
  });

  it('loses its last character, and nothing when it is empty', () => {
    expect(typed('4B', { key: 'erase' }, unit)).toBe('4');
    expect(typed('', { key: 'erase' }, unit)).toBe('');
  });

  it('stays as it is when it is submitted', () => {
    expect(typed('4B', { key: 'submit' }, unit)).toBe('4B');
  });
});
