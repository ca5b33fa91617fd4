import { expect, test } from 'vitest';
import {
  askProcessId,
  rasterJob,
  withoutRealTimeCommands,
} from '../../../../hardware/printer/escpos/commands.ts';
import { createReplyReader } from '../../../../hardware/printer/escpos/replies.ts';
import { troublesInAnswers, troublesInAutomatic } from '../../../../hardware/printer/escpos/status.ts';
import { drawLabel } from '../../../../hardware/printer/raster/draw-label.ts';
import { fromHex, toHex } from '../../../../shared/basics/bytes.ts';
import { ok } from '../../../../shared/basics/result.ts';
import { drawn } from '../../../../shared/labels/bitmap.ts';
import { LABEL } from '../../../harness/devices.ts';
import { anEscPosPrinter, isSamePicture } from '../../../harness/printers.ts';

const IDLE = { 1: 0x16, 2: 0x12, 3: 0x12, 4: 0x12 };

test('a small picture is, byte for byte, what the manual says', () => {
  const picture = drawn(9, 2, (x, y) => x === y || x === 8);
  expect(toHex(rasterJob(picture))).toBe('1b40' + '1d76300002000200' + '8080' + '4080' + '1d564100');
  expect(toHex(askProcessId('7F3A'))).toBe('1d2848060030303746 3341'.replace(' ', ''));
});

test('a picture that looks like an order to the printer gets one dot more', () => {
  const bits = fromHex('1004011005021014080000101000');
  expect(toHex(withoutRealTimeCommands(bits))).toBe('1804011805021814080000101000');
});

test('a printer with nothing to complain of has no trouble, near the end of its roll neither', () => {
  expect(troublesInAnswers(IDLE)).toEqual([]);
  expect(troublesInAnswers({ ...IDLE, 4: 0x1e })).toEqual([]);
  expect(troublesInAutomatic([0x14, 0x00, 0x03, 0x0f])).toEqual([]);
});

test.each([
  ['an open cover', { 1: 0x1e, 2: 0x16 }, ['head-open']],
  ['no paper', { 1: 0x1e, 2: 0x32, 4: 0x72 }, ['paper-out']],
  ['a jammed cutter', { 1: 0x1e, 2: 0x52, 3: 0x1a }, ['cutter']],
  ['a broken printer', { 1: 0x1e, 2: 0x52, 3: 0x32 }, ['fault']],
  ['a hot head', { 1: 0x1e, 2: 0x52, 3: 0x52 }, ['over-temperature']],
  ['an error that no bit names', { 1: 0x1e, 2: 0x52 }, ['fault']],
  ['off-line for no reason', { 1: 0x1e }, ['paused']],
])('%s is read from its own bit', (_what, answers, troubles) => {
  expect(troublesInAnswers({ ...IDLE, ...answers })).toEqual(troubles);
});

test.each([
  ['an open cover', [0x38, 0x00, 0x00, 0x0f], ['head-open']],
  ['no paper', [0x18, 0x00, 0x0f, 0x0f], ['paper-out']],
  ['a jammed cutter', [0x18, 0x08, 0x00, 0x0f], ['cutter']],
  ['off-line for no reason', [0x18, 0x00, 0x00, 0x0f], ['paused']],
])('%s is read from what the printer tells by itself', (_what, bytes, troubles) => {
  expect(troublesInAutomatic(bytes)).toEqual(troubles);
});

test('answers of all kinds in one stream are told apart, however they are cut', () => {
  const stream = fromHex('16' + '14000000' + '37223746334100' + '00' + '372500' + '12');
  const kinds = ['real-time', 'automatic', 'process-id', 'in-order', 'cleared', 'real-time'];
  expect(
    createReplyReader()
      .push(stream)
      .map(({ kind }) => kind),
  ).toEqual(kinds);
  const reader = createReplyReader();
  const oneByOne = Array.from(stream).flatMap((byte) => reader.push(Uint8Array.of(byte)));
  expect(oneByOne.map(({ kind }) => kind)).toEqual(kinds);
  expect(oneByOne).toContainEqual({ kind: 'process-id', id: '7F3A' });
});

test.each([
  ['knows process ids', {}],
  ['knows only the answer in order', { knowsProcessIds: false, knowsClear: false }],
  ['answers byte by byte', { splitReplies: 1 }],
  ['has a small buffer', { bufferBytes: 4_096 }],
])('a label comes out once, and is said to be printed only then: a printer that %s', async (_how, habits) => {
  const { clock, device, printer, media } = await anEscPosPrinter(habits);
  let isDone = false;
  const print = printer.print(LABEL, '7F3AQZ2K').finally(() => {
    isDone = true;
  });
  await clock.advance(150);
  expect(device.printed).toHaveLength(0);
  expect(isDone).toBe(false);
  await clock.advance(8_000);
  expect(await print).toEqual(ok());
  const [label, ...more] = device.printed;
  expect(more).toEqual([]);
  expect(label && isSamePicture(label.picture, drawLabel(LABEL, '7F3AQZ2K', media))).toBe(true);
  expect(device.stray).toEqual([]);
});

test('a label that is wider than the roll is printed along it', async () => {
  const { clock, device, printer } = await anEscPosPrinter({}, { size: '4x2', dpi: 203 });
  const print = printer.print(LABEL, '7F3AQZ2K');
  await clock.advance(10_000);
  expect(await print).toEqual(ok());
  expect(device.printed[0]?.picture).toMatchObject({ width: 408, height: 812 });
});
