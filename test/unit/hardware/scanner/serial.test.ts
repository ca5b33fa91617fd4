import { expect, test } from 'vitest';
import { createSerialSymbolReader } from '../../../../hardware/scanner/serial/codec.ts';
import { fromHex, toUtf8 } from '../../../../shared/basics/bytes.ts';
import { recognise } from '../../../../shared/tracking/recognise.ts';
import { aSerialScanner } from '../../../harness/scanners.ts';

const read = (text: string) => createSerialSymbolReader().take(toUtf8(text), 0);

test('a USPS label as a scanner on a serial line sends it, byte for byte', () => {
  const bytes = fromHex(
    '5D43313432303130303233 1D 39343030313131323032353535383432333332363639 0D'.replaceAll(' ', ''),
  );
  const scans = createSerialSymbolReader().take(bytes, 0);
  expect(scans).toEqual([{ text: '42010023\x1d9400111202555842332669', aim: ']C1' }]);
  expect(scans.map((scan) => recognise(scan))).toMatchObject([
    { kind: 'tracking', best: { carrier: 'usps', number: '9400111202555842332669' } },
  ]);
});

test('a line feed after the return is part of the end, and none of the next symbol', () => {
  expect(read(']C0ONE\r\n]C0TWO\r\n').map((scan) => scan.text)).toEqual(['ONE', 'TWO']);
});

test('without an identifier the text still counts', () => {
  expect(read('9400\r')).toEqual([{ text: '9400', aim: null }]);
});

test('the separators of a carrier message are of the barcode: it is told, without those that mean nothing later', () => {
  expect(read(']U1[)>\x1e01\x1d96100230000\x1d840\x1e\x04\r')).toEqual([
    { text: '[)>01\x1d96100230000\x1d840', aim: ']U1' },
  ]);
});

test.each([
  ['a record separator outside a message', '94\x1e00'],
  ['an end of transmission outside a message', '9400\x04'],
  ['an escape', '94\x1b00'],
  ['a lone line feed', '94\n00'],
  ['a delete', '94\x7f00'],
])('%s shows that the line is disturbed: nothing of that symbol is told, and the next one is', (_, text) => {
  expect(read(`${text}\rNEXT\r`)).toEqual([{ text: 'NEXT', aim: null }]);
});

test('a symbol beyond four kilobytes is dropped whole, and the one after it is read', () => {
  expect(read(`${'X'.repeat(4096)}\r`)).toHaveLength(1);
  expect(read(`${'X'.repeat(4097)}\rNEXT\r`).map((scan) => scan.text)).toEqual(['NEXT']);
});

test('each symbol is told once, in order, with its identifier', async () => {
  const { clock, device, scans } = await aSerialScanner();
  device.scan('1Z5R89390357567127', ']C0');
  device.scan('P'.repeat(300), ']L2');
  await clock.advance(200);
  expect(scans).toEqual([
    { text: '1Z5R89390357567127', aim: ']C0' },
    { text: 'P'.repeat(300), aim: ']L2' },
  ]);
});

test('a scanner that sends no return is understood by its silence', async () => {
  const { clock, device, scans } = await aSerialScanner({ suffix: '' });
  device.scan('1Z5R89390357567127', ']C0');
  await clock.advance(40);
  expect(scans).toEqual([]);
  await clock.advance(40);
  expect(scans).toEqual([{ text: '1Z5R89390357567127', aim: ']C0' }]);
});
