import { expect, test } from 'vitest';
import { createWedgeSymbolReader } from '../../../../hardware/scanner/wedge/codec.ts';
import { fromHex } from '../../../../shared/basics/bytes.ts';
import { aKeyboardScanner } from '../../../harness/scanners.ts';

const NOTHING = '0000000000000000';
const key = (usage: string, modifiers = '00') => [`${modifiers}00${usage}0000000000`, NOTHING];
const ENTER = key('28');

function readAll(reports: readonly string[]) {
  const reader = createWedgeSymbolReader();
  return reports.flatMap((report, at) => reader.take(fromHex(report), at * 8));
}
const textsOf = (reports: readonly string[]) => readAll(reports).map((scan) => scan.text);

test('1Z and Enter as a scanner types it, byte for byte', () => {
  const reports = ['00001E0000000000', NOTHING, '02001D0000000000', NOTHING, '0000280000000000', NOTHING];
  expect(readAll(reports)).toEqual([{ text: '1Z', aim: null }]);
});

test('Ctrl and a closing bracket is a group separator, and so is 029 on the keypad with Alt', () => {
  const altCode = ['0400620000000000', '0400000000000000', '04005A0000000000', '0400000000000000'];
  const ended = ['0400610000000000', '0400000000000000', NOTHING];
  const reports = [
    ...key('1E'),
    ...key('30', '01'),
    ...key('1F'),
    ...altCode,
    ...ended,
    ...key('20'),
    ...ENTER,
  ];
  expect(textsOf(reports)).toEqual(['1\x1d2\x1d3']);
});

test.each([
  ['Ctrl', '01'],
  ['Alt', '04'],
  ['the system key', '08'],
  ['Ctrl, Alt and shift', '07'],
])('a barcode with %s in it presses no hot key and writes nothing', (_, modifiers) => {
  // F4, Delete and T.
  const hot = ['3D', '4C', '17'].flatMap((usage) => key(usage, modifiers));
  expect(textsOf([...key('1E'), ...hot, ...key('1F'), ...ENTER])).toEqual(['12']);
});

test('a repeated report is no second character; the same key released and pressed again is', () => {
  const held = ['00001E0000000000', '00001E0000000000', NOTHING];
  expect(textsOf([...held, ...key('1E'), ...ENTER])).toEqual(['11']);
});

test('a key that goes down before the last one is up is read once, in its place', () => {
  const rolled = ['00001E0000000000', '00001E1F00000000', '00001F2000000000', NOTHING];
  expect(textsOf([...rolled, ...ENTER])).toEqual(['123']);
});

test('a report of too many keys at once says nothing of which', () => {
  expect(textsOf(['00001E0000000000', '0000010101010101', '00001E0000000000', NOTHING, ...ENTER])).toEqual([
    '1',
  ]);
});

test('a character of a code page that nobody named spoils its symbol, not the next one', () => {
  // Alt and 0130: a quotation mark in one code page, an accented letter in another.
  const unnamed = [
    ...['62', '59', '5B', '62'].flatMap((one) => [`0400${one}0000000000`, '0400000000000000']),
    NOTHING,
  ];
  expect(textsOf([...key('1E'), ...unnamed, ...ENTER, ...key('1F'), ...ENTER])).toEqual(['2']);
});

test('a scanner in keyboard mode is set to the boot protocol and read with its identifiers', async () => {
  const { clock, device, scans } = await aKeyboardScanner();
  expect(device.isInBootProtocol()).toBe(true);
  device.scan('1Z5R89390357567127', ']C0');
  device.scan('42010023\x1d9400111202555842332669', ']C1');
  await clock.advance(2_000);
  expect(scans).toEqual([
    { text: '1Z5R89390357567127', aim: ']C0' },
    { text: '42010023\x1d9400111202555842332669', aim: ']C1' },
  ]);
});

test.each(['tab', 'none'] as const)('with the suffix %s a scan is told as well', async (suffix) => {
  const { clock, device, scans } = await aKeyboardScanner({ suffix, separator: 'alt-029' });
  device.scan('AB\x1dcd{}', ']d2');
  await clock.advance(1_000);
  expect(scans).toEqual([{ text: 'AB\x1dcd{}', aim: ']d2' }]);
});
