import { expect, test } from 'vitest';
import { textOf } from '../../../../shared/people-import/text-of.ts';

const TEXT = 'unit,name\n4B,Zoë Pérez\n';
const wide = (text: string) => Buffer.from(text, 'utf16le');
const bytes = (...parts: readonly (Uint8Array | readonly number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => [...part]));

test('the encodings of offices are told apart', () => {
  for (const [given, encoding] of [
    [Buffer.from(TEXT), 'utf-8'],
    [bytes([0xef, 0xbb, 0xbf], Buffer.from(TEXT)), 'utf-8'],
    [bytes([0xff, 0xfe], wide(TEXT)), 'utf-16le'],
    [bytes([0xfe, 0xff], wide(TEXT).swap16()), 'utf-16be'],
    [wide(TEXT), 'utf-16le'],
    [wide(TEXT).swap16(), 'utf-16be'],
    [Buffer.from(TEXT, 'latin1'), 'windows-1252'],
  ] as const) {
    expect(textOf(given)).toEqual({ ok: true, value: { text: TEXT, encoding } });
  }
});

test('the signs that Windows has where Latin-1 has none are read', () => {
  expect(textOf(bytes([0x93, 0x41, 0x94, 0xe9]))).toEqual({
    ok: true,
    value: { text: '“A”é', encoding: 'windows-1252' },
  });
});

test('what is no text, or nothing, or far too much is refused', () => {
  expect(textOf(bytes([0x50, 0x4b, 3, 4, 0, 0, 0, 8]))).toEqual({ ok: false, error: 'no-text' });
  expect(textOf(bytes())).toEqual({ ok: false, error: 'empty' });
  expect(textOf(new Uint8Array(20 * 1024 * 1024 + 1))).toEqual({ ok: false, error: 'too-large' });
});
