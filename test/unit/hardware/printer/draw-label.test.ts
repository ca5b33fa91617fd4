import { expect, test } from 'vitest';
import { ocrB } from '../../../../hardware/printer/raster/alphabet.ts';
import { drawLabel } from '../../../../hardware/printer/raster/draw-label.ts';
import { type Bitmap, isBlack, turned } from '../../../../shared/labels/bitmap.ts';
import { layOut, mediaDots } from '../../../../shared/labels/layout.ts';
import { spelledWith } from '../../../../shared/labels/lettering.ts';
import { LABEL } from '../../../harness/devices.ts';
import { anEscPosPrinter, aQlPrinter, greyOf } from '../../../harness/printers.ts';
import { qrCodeIn } from '../../../harness/qr-reader.ts';

const LONG = {
  ...LABEL,
  unit: 'MMMMMMMMMMMMMMMM',
  zone: 'Refrigerator by the window, second shelf',
  date: 'the twenty-third of November 26',
  marks: ['PERISHABLE', 'OVERSIZED', 'HEAVY', 'FRAGILE'],
};

const ALL_MEDIA = [
  { size: '4x2', dpi: 203 },
  { size: '4x2', dpi: 300 },
  { size: '2x1', dpi: 203 },
  { size: '2x1', dpi: 300 },
] as const;

/** Of the area from (left, top), how many dots are black. */
function inkIn(picture: Bitmap, left: number, top: number, width: number, height: number): number {
  let ink = 0;
  for (let y = top; y < top + height; y++) {
    for (let x = left; x < left + width; x++) if (isBlack(picture, x, y)) ink++;
  }
  return ink;
}

test.each(ALL_MEDIA)('a $size in label at $dpi dpi has a QR code that a camera reads', (media) => {
  const picture = drawLabel(LABEL, '7F3AQZ2K', media);
  expect(qrCodeIn(greyOf(picture), picture.width, picture.height)).toBe('K7-0423');
});

test.each(ALL_MEDIA)('a $size in label at $dpi dpi has a margin, however long its texts', (media) => {
  const picture = drawLabel(LONG, '7F3AQZ2K', media);
  const { width, height } = mediaDots(media);
  expect(inkIn(picture, 0, 0, 8, height)).toBe(0);
  expect(inkIn(picture, width - 4, 0, 4, height)).toBe(0);
  expect(inkIn(picture, 0, height - 4, width, 4)).toBe(0);
});

test.each(ALL_MEDIA)(
  'on a $size in label at $dpi dpi no text lies on another, or on the QR code',
  (media) => {
    const elements = layOut(LONG, '7F3AQZ2K', media, ocrB);
    const boxes = elements.flatMap((one) => {
      const { x, y } = one;
      if (one.kind === 'text') return { x, y, width: ocrB.width(one.text, one.height), height: one.height };
      const side = one.kind === 'qr' ? 21 * one.moduleDots : 0;
      return { x, y, width: side, height: side };
    });
    for (const [place, a] of boxes.entries()) {
      for (const b of boxes.slice(place + 1)) {
        const isBeside = a.x + a.width <= b.x || b.x + b.width <= a.x;
        const isAbove = a.y + a.height <= b.y || b.y + b.height <= a.y;
        expect(isBeside || isAbove, `${JSON.stringify(a)} on ${JSON.stringify(b)}`).toBe(true);
      }
    }
  },
);

test('the room code is drawn as large as its box lets it be', () => {
  const picture = drawLabel(LABEL, '7F3AQZ2K', { size: '4x2', dpi: 203 });
  expect(inkIn(picture, 28, 26, 570, 150)).toBeGreaterThan(5_000);
});

test('a line without a picture is spelled in the letters there are', () => {
  expect(spelledWith(ocrB, 'Küche  am\nFenster')).toBe('Kuche am Fenster');
  expect(spelledWith(ocrB, '№ ４ 四')).toBe('No 4 ?');
});

test.each([
  ['an ESC/POS printer', () => anEscPosPrinter({}, { size: '4x2', dpi: 203 })],
  ['a Brother QL', () => aQlPrinter({}, '4x2')],
])('what comes out of %s is read by a camera', async (_which, make) => {
  const { clock, device, printer } = await make();
  const print = printer.print(LABEL, '7F3AQZ2K');
  await clock.advance(10_000);
  expect((await print).ok).toBe(true);
  const out = device.printed[0]?.picture;
  if (!out) throw new Error('nothing came out');
  // It lies along the roll: a person turns it.
  const upright = turned(turned(turned(out)));
  expect(qrCodeIn(greyOf(upright), upright.width, upright.height)).toBe('K7-0423');
});
