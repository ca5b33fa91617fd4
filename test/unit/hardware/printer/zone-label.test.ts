import { describe, expect, test } from 'vitest';
import { ocrB } from '../../../../hardware/printer/raster/alphabet.ts';
import { drawLabel } from '../../../../hardware/printer/raster/draw-label.ts';
import { labelZpl } from '../../../../hardware/printer/zpl/label.ts';
import { ZoneKind } from '../../../../shared/domain/place.ts';
import { type Bitmap, isBlack } from '../../../../shared/labels/bitmap.ts';
import { layOutLabel } from '../../../../shared/labels/label.ts';
import { mediaDots } from '../../../../shared/labels/layout.ts';
import { zoneIcon } from '../../../../shared/labels/zone-icon.ts';
import { ZoneLabel } from '../../../../shared/labels/zone-label.ts';
import { greyOf } from '../../../harness/printers.ts';
import { qrCodeIn } from '../../../harness/qr-reader.ts';

const ALL_MEDIA = [
  { size: '4x2', dpi: 203 },
  { size: '4x2', dpi: 300 },
  { size: '2x1', dpi: 203 },
  { size: '2x1', dpi: 300 },
] as const;
const SHELF = ZoneLabel.parse({ zone: 'shelf-a', name: 'Shelf A', kind: 'shelf' });
/** As long as an id and a name may be. */
const LONGEST = ZoneLabel.parse({ zone: 'z'.repeat(64), name: 'M'.repeat(40), kind: 'refrigerator' });

function isInkIn(picture: Bitmap, left: number, top: number, right: number, bottom: number): boolean {
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) if (isBlack(picture, x, y)) return true;
  }
  return false;
}

describe.each(ALL_MEDIA)('the label for a wall, $size in at $dpi dpi', (media) => {
  const { width, height } = mediaDots(media);

  test.each([SHELF, LONGEST])('has a barcode that a camera reads: $zone', (label) => {
    const picture = drawLabel(label, '7F3AQZ2K', media);
    expect(qrCodeIn(greyOf(picture), width, height)).toBe(`ZONE:${label.zone}`);
  });

  test('has a margin, however long its texts', () => {
    const picture = drawLabel(LONGEST, '7F3AQZ2K', media);
    expect(isInkIn(picture, 0, 0, 8, height)).toBe(false);
    expect(isInkIn(picture, width - 4, 0, width, height)).toBe(false);
    expect(isInkIn(picture, 0, height - 4, width, height)).toBe(false);
  });

  test('has nothing so close to its barcode that no scanner would find its edge', () => {
    const elements = layOutLabel(LONGEST, '7F3AQZ2K', media, ocrB);
    const qr = elements.find((one) => one.kind === 'qr');
    if (qr === undefined) throw new Error('no barcode');
    const quiet = 4 * qr.moduleDots;
    // An id of 64 letters makes version 6, which has 41 modules.
    const below = qr.y + 41 * qr.moduleDots + quiet;
    for (const one of elements) {
      if (one.kind !== 'text' || one.y >= below) continue;
      expect(one.x + ocrB.width(one.text, one.height)).toBeLessThanOrEqual(qr.x - quiet);
    }
  });
});

test('the label for a wall has the name in letters of the printer, and what its barcode says', () => {
  const zpl = labelZpl(SHELF, '7F3AQZ2K', { size: '4x2', dpi: 203 });
  expect(zpl).toContain('^FDShelf A^FS');
  expect(zpl).toContain('^FDQA,ZONE:shelf-a^FS');
  expect(zpl).toContain('^FDZONE:shelf-a^FS');
});

test('a name of several words is on two lines, where its letters are larger so, and none of it is cut', () => {
  const lines = (name: string) =>
    layOutLabel({ ...SHELF, name }, '7F3AQZ2K', { size: '2x1', dpi: 203 }, ocrB)
      .filter((one) => one.kind === 'text')
      .map(({ text }) => text)
      .filter((text) => !/^(ZONE:|job )/.test(text));
  expect(lines('Lockers by the window')).toEqual(['Lockers by', 'the window']);
  expect(lines('Floor')).toEqual(['Floor']);
});

test('each kind of place has a picture of its own', () => {
  const pictures = ZoneKind.options.map((kind) => zoneIcon(kind, 84).bits.join());
  expect(new Set(pictures).size).toBe(ZoneKind.options.length);
  for (const picture of pictures) expect(picture).toMatch(/[1-9]/);
});
