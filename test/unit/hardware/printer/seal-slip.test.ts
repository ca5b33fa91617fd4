import { describe, expect, test } from 'vitest';
import { drawLabel } from '../../../../hardware/printer/raster/draw-label.ts';
import { labelZpl } from '../../../../hardware/printer/zpl/label.ts';
import { isBlack } from '../../../../shared/labels/bitmap.ts';
import { Label } from '../../../../shared/labels/label.ts';
import { mediaDots } from '../../../../shared/labels/layout.ts';
import { SealSlipLabel } from '../../../../shared/labels/seal-slip-label.ts';
import { sealOnSlip, slipOf } from '../../../../shared/ledger/seal-slip.ts';
import { greyOf } from '../../../harness/printers.ts';
import { qrCodeIn } from '../../../harness/qr-reader.ts';

const slip = (stream: string, seq: number) =>
  SealSlipLabel.parse({
    seal: {
      stream,
      seq,
      hash: '0123456789abcdef'.repeat(4),
      at: '2026-11-23T21:04:05.678Z',
      sig: 'Ab_9'.repeat(21).concat('xy'),
    },
    date: '2026-11-23 21:04',
    counts: '97 / 100',
  });
const USUAL = slip('kiosk-7f3aqz2k', 1_234);
const LONGEST = slip('k'.repeat(64), 9_999_999_999);

describe.each([
  { size: '4x2', dpi: 203 },
  { size: '4x2', dpi: 300 },
  { size: '2x1', dpi: 203 },
  { size: '2x1', dpi: 300 },
] as const)('the slip of a seal, $size in at $dpi dpi', (media) => {
  const { width, height } = mediaDots(media);

  test('has a code that a camera reads, and the whole seal is in it', () => {
    const read = qrCodeIn(greyOf(drawLabel(USUAL, '7F3AQZ2K', media)), width, height);
    expect(sealOnSlip(read)).toEqual(USUAL.seal);
  });

  test('has a margin, however long a kiosk’s name and numbers', () => {
    const picture = drawLabel(LONGEST, '7F3AQZ2K', media);
    const ink: number[][] = [];
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) if (isBlack(picture, x, y)) ink.push([x, y]);
    }
    expect(ink.length).toBeGreaterThan(0);
    expect(ink.filter(([x = 0, y = 0]) => x < 8 || y < 8 || x >= width - 6 || y >= height - 6)).toEqual([]);
  });

  test('goes to a printer as a label like any other', () => {
    expect(Label.parse(USUAL)).toEqual(USUAL);
    expect(labelZpl(USUAL, '7F3AQZ2K', media)).toContain(slipOf(USUAL.seal).slice(0, 40));
  });
});

test('what is no slip, or not all of one, is none', () => {
  const text = slipOf(USUAL.seal);
  expect(sealOnSlip(`  ${text}\n`)).toEqual(USUAL.seal);
  for (const other of ['', 'K2-0001', text.slice(0, -1), `${text} more`, text.replace('1234', 'x')])
    expect(sealOnSlip(other)).toBeNull();
});
