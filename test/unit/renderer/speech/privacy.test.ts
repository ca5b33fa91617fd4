import { expect, test } from 'vitest';
import { hushed } from '../../../../renderer/speech/privacy.ts';
import { maskedName } from '../../../../shared/domain/person.ts';

const insteadOf = { name: 'a name', code: 'a code' };
const hush = (text: string, ...names: string[]) => hushed(text, names, insteadOf);

test('a name is not said, whole or masked, in whatever sentence it stands', () => {
  expect(hush('Same as last: J. Sm•••, unit 4B')).toBe('Same as last: a name, unit 4B');
  expect(hush('For Jane Smith, unit 4B', 'Jane Smith')).toBe('For a name, unit 4B');
  for (const name of ['Jane Smith', 'Cher', '王小明', 'Nguyễn Thị Hoa', 'سارة حداد', "O'Brien"]) {
    expect(hush(maskedName(name)), name).toBe('a name');
  }
});

test('of two names of which one begins the other, nothing is left over', () => {
  expect(hush('Jane Smithson', 'Jane Smith', 'Jane Smithson')).toBe('a name');
});

test('a PIN is not said, written together or in groups', () => {
  expect(hush('481205')).toBe('a code');
  expect(hush('481 205')).toBe('a code');
  expect(hush('48120512')).toBe('a code');
});

test('what everybody may hear stays: figures, room codes, units, the telephone of the staff', () => {
  for (const text of ['12', 'K7-0423', '4B', '(212) 555-0100', '3 digits entered']) {
    expect(hush(text, 'Jane Smith')).toBe(text);
  }
});
