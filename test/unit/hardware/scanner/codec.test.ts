import { expect, test } from 'vitest';
import { createSymbolReader, parseReport } from '../../../../hardware/scanner/hid-pos/codec.ts';
import { fromHex, toUtf8 } from '../../../../shared/basics/bytes.ts';

/** A report as a scanner sends it. */
function report(text: string, { aim = ']C0', more = false, late = false } = {}): Uint8Array {
  const bytes = new Uint8Array(64);
  const data = toUtf8(text);
  bytes.set([0x02, data.length]);
  bytes.set(toUtf8(aim), late ? 3 : 2);
  bytes.set(data, late ? 6 : 5);
  bytes[63] = more ? 1 : 0;
  return bytes;
}

test('a UPS number as a Honeywell scanner sends it, byte for byte', () => {
  const data = '02125D4330315A355238393339303335373536373132370000'.padEnd(61 * 2, '0');
  const bytes = fromHex(`${data}6A0000`);
  expect(bytes).toHaveLength(64);
  expect(createSymbolReader().take(bytes, 0)).toEqual({ text: '1Z5R89390357567127', aim: ']C0' });
});

test('a symbol of sixty bytes comes in two reports and is told once', () => {
  const reader = createSymbolReader();
  expect(reader.take(report('A'.repeat(56), { more: true }), 0)).toBeNull();
  expect(reader.take(report('BCDE', { aim: ']Q1' }), 8)).toEqual({
    text: `${'A'.repeat(56)}BCDE`,
    aim: ']C0',
  });
});

test('a scanner that puts the identifier one byte later is understood', () => {
  expect(createSymbolReader().take(report('TBA123', { late: true }), 0)).toEqual({
    text: 'TBA123',
    aim: ']C0',
  });
});

test('without an identifier the text still counts', () => {
  expect(createSymbolReader().take(report('9400', { aim: '' }), 0)).toEqual({ text: '9400', aim: null });
});

test('a trailing return and other control characters go, group separators stay', () => {
  expect(createSymbolReader().take(report('42010023\x1d9400\x01\x1b\x7f\r'), 0)?.text).toBe(
    '42010023\x1d9400',
  );
});

test('a beginning whose end did not come within half a second is dropped', () => {
  const reader = createSymbolReader();
  reader.take(report('LOST', { more: true }), 0);
  expect(reader.take(report('NEXT'), 501)?.text).toBe('NEXT');
});

test('a symbol beyond four kilobytes is dropped whole, and the one after it is read', () => {
  const reader = createSymbolReader();
  for (let at = 0; at < 80; at++) expect(reader.take(report('X'.repeat(56), { more: true }), at)).toBeNull();
  expect(reader.take(report('END'), 81)).toBeNull();
  expect(reader.take(report('NEXT'), 82)?.text).toBe('NEXT');
});

test('bytes beyond ASCII are UTF-8 where they are, and Latin-1 where they are not', () => {
  expect(createSymbolReader().take(report('José'), 0)?.text).toBe('José');
  const latin = report('Jos_');
  latin[8] = 0xe9;
  expect(createSymbolReader().take(latin, 0)?.text).toBe('José');
});

test('reports of other kinds and lengths, or with an impossible count, are not symbols', () => {
  expect(parseReport(new Uint8Array(63))).toBeNull();
  const other = report('1');
  other[0] = 0x04;
  expect(parseReport(other)).toBeNull();
  const tooMany = report('1');
  tooMany[1] = 57;
  expect(parseReport(tooMany)).toBeNull();
});
