import { expect, test } from 'vitest';
import { ASK_STATUS, rasterJob, START_ANEW } from '../../../../hardware/printer/brother-ql/commands.ts';
import { lieOn, onRoll, rollOf } from '../../../../hardware/printer/brother-ql/media.ts';
import { createStatusReader, parseStatus } from '../../../../hardware/printer/brother-ql/status.ts';
import { drawLabel } from '../../../../hardware/printer/raster/draw-label.ts';
import { fromHex, toHex } from '../../../../shared/basics/bytes.ts';
import { ok } from '../../../../shared/basics/result.ts';
import { blacken, blank } from '../../../../shared/labels/bitmap.ts';
import { LABEL } from '../../../harness/devices.ts';
import { aQlPrinter, isSamePicture } from '../../../harness/printers.ts';

const CONTINUOUS_62 = rollOf(62, 0);
const DIE_CUT_62_100 = rollOf(62, 100);
if (!CONTINUOUS_62 || !DIE_CUT_62_100) throw new Error('the rolls of these tests are in the table');

/** Idle with 62 mm continuous tape, as captured; byte 18 is the kind, 9 the second error byte. */
const IDLE = '802042343530000000003e0a'.padEnd(64, '0');

const withByte = (place: number, byte: number, hex = IDLE) => {
  const bytes = fromHex(hex);
  bytes[place] = byte;
  return bytes;
};

test('what is sent before a job is 200 bytes of nothing and an initialisation', () => {
  expect(toHex(START_ANEW)).toBe(`${'00'.repeat(200)}1b40`);
  expect(toHex(ASK_STATUS)).toBe('1b6953');
});

test('a job for continuous tape is, byte for byte, what the manual says', () => {
  const page = blank(720, 2);
  blacken(page, 0, 0);
  blacken(page, 719, 1);
  expect(toHex(rasterJob(page, CONTINUOUS_62))).toBe(
    [
      '1b696101',
      '1b692100',
      '1b697ace0a3e00020000000000',
      '1b694d40',
      '1b694101',
      '1b694b08',
      '1b69642300',
      // The leftmost dot of the picture is the last of the row.
      `67005a${'00'.repeat(89)}01`,
      `67005a80${'00'.repeat(89)}`,
      '1a',
    ].join(''),
  );
});

test('a job for die-cut labels says so, and has no margin', () => {
  const hex = toHex(rasterJob(blank(720, 1109), DIE_CUT_62_100));
  expect(hex).toContain('1b697ace0b3e64550400000000');
  expect(hex).toContain('1b69640000');
});

test('an idle printer tells its roll and no trouble', () => {
  expect(parseStatus(fromHex(IDLE))).toMatchObject({
    kind: 'reply',
    troubles: [],
    widthMm: 62,
    lengthMm: 0,
    isPrinting: false,
  });
  expect(parseStatus(withByte(18, 0x01))?.kind).toBe('completed');
  expect(parseStatus(withByte(19, 0x01, toHex(withByte(18, 0x06))))).toMatchObject({
    kind: 'phase',
    isPrinting: true,
  });
});

test.each([
  ['no media', 8, 0x01, 'paper-out'],
  ['the end of the roll', 8, 0x02, 'paper-out'],
  ['a jammed cutter', 8, 0x04, 'cutter'],
  ['a fan that stands still', 8, 0x80, 'fault'],
  ['other media than the job is for', 9, 0x01, 'wrong-media'],
  ['an open cover', 9, 0x10, 'head-open'],
  ['media that cannot be fed', 9, 0x40, 'paper-out'],
  ['a broken system', 9, 0x80, 'fault'],
])('%s is read from its own bit', (_what, place, bit, trouble) => {
  expect(parseStatus(withByte(place, bit, toHex(withByte(18, 0x02))))?.troubles).toEqual([trouble]);
});

test('an error without a bit is still one, and no media is known before a job', () => {
  expect(parseStatus(withByte(18, 0x02))?.troubles).toEqual(['fault']);
  expect(parseStatus(withByte(11, 0x00))?.troubles).toEqual(['paper-out']);
});

test('a status is found after noise, in pieces, and twice in a packet', () => {
  const reader = createStatusReader();
  expect(reader.push(fromHex(`0080ff8020${IDLE}${IDLE.slice(0, 20)}`))).toHaveLength(1);
  expect(reader.push(fromHex(IDLE.slice(20) + IDLE))).toHaveLength(2);
});

test.each([
  ['62 mm tape', 62, 0, '4x2', { size: '4x2', isTurned: true }],
  ['62 mm tape', 62, 0, '2x1', { size: '2x1', isTurned: false }],
  ['29 mm tape', 29, 0, '4x2', { size: '2x1', isTurned: true }],
  ['62 x 100 mm labels', 62, 100, '4x2', { size: '2x1', isTurned: false }],
  ['29 x 90 mm labels', 29, 90, '2x1', { size: '2x1', isTurned: true }],
] as const)('on %s a label lies as it fits', (_what, width, length, wanted, lie) => {
  const roll = rollOf(width, length);
  expect(roll && lieOn(roll, wanted)).toEqual(lie);
});

test.each([29, 38, 50, 54, 62])(
  'on %i mm tape nothing of a label is beyond the printable part',
  (widthMm) => {
    const roll = rollOf(widthMm, 0);
    if (!roll) throw new Error('not in the table');
    const { size, isTurned } = lieOn(roll, '4x2');
    const label = drawLabel(LABEL, '7F3A', { size, dpi: 300 });
    const page = onRoll(roll, label, isTurned);
    const ink = (picture: { bits: Uint8Array }) =>
      picture.bits.reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0);
    expect(page.width).toBe(720);
    expect(ink(page)).toBe(ink(label));
  },
);

test.each([
  ['in one piece', {}],
  ['byte by byte', { splitReplies: 1 }],
  ['with empty reads between', { emptyReads: true }],
])(
  'a label comes out once, and is said to be printed only then: a printer that answers %s',
  async (_how, habits) => {
    const { clock, device, printer } = await aQlPrinter(habits);
    let isDone = false;
    const print = printer.print(LABEL, '7F3AQZ2K').finally(() => {
      isDone = true;
    });
    await clock.advance(200);
    expect(isDone).toBe(false);
    await clock.advance(5_000);
    expect(await print).toEqual(ok());
    const [label, ...more] = device.printed;
    expect(more).toEqual([]);
    const drawn = drawLabel(LABEL, '7F3AQZ2K', { size: '2x1', dpi: 300 });
    expect(label && isSamePicture(label.picture, onRoll(CONTINUOUS_62, drawn, false))).toBe(true);
    expect(device.stray).toEqual([]);
  },
);

test('a hot head is waited for', async () => {
  const { clock, device, printer } = await aQlPrinter();
  const print = printer.print(LABEL, '7F3AQZ2K');
  await clock.advance(200);
  device.set({ hot: true });
  await clock.advance(40_000);
  device.set({ hot: false });
  await clock.advance(5_000);
  expect(await print).toEqual(ok());
  expect(device.printed).toHaveLength(1);
});

test('a roll that no label is made for is said to be the wrong one, and nothing is sent', async () => {
  const { clock, device, printer } = await aQlPrinter({ widthMm: 12 });
  const print = printer.print(LABEL, '7F3AQZ2K');
  await clock.advance(3_000);
  expect(await print).toEqual({ ok: false, error: { code: 'not-ready', troubles: ['wrong-media'] } });
  expect(device.printed).toEqual([]);
});
