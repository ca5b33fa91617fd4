import { expect, test } from 'vitest';
import { isChecked, mayBeBadge } from '../../../../shared/tracking/proof.ts';
import { recognise } from '../../../../shared/tracking/recognise.ts';

const read = (text: string, aim: string | null = ']C0') => recognise({ text, aim });

test.each(['1Z5R89390357567127', '9400111202555842332669'])(
  '%s proves that it is a carrier’s number',
  (text) => {
    expect(isChecked(read(text))).toBe(true);
  },
);

test.each(['1Z5R89390357567128', 'TBA123456789012', 'ANYTHING-AT-ALL', 'K2-0001', '42010023', ''])(
  '"%s" proves nothing',
  (text) => {
    expect(isChecked(read(text))).toBe(false);
  },
);

test.each(['DRIVER/00417', '00000000', 'Müller, Fahrer 7'])('%s may be a badge', (text) => {
  expect(mayBeBadge(text, read(text, null))).toBe(true);
});

test.each(['1Z5R89390357567127', 'K2-0001', 'SHORT-1', 'x'.repeat(201)])('%s is surely none', (text) => {
  expect(mayBeBadge(text, read(text))).toBe(false);
});
