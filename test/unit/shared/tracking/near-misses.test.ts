import { describe, expect, test } from 'vitest';
import { nearMisses } from '../../../../shared/tracking/near-misses.ts';
import { recognise } from '../../../../shared/tracking/recognise.ts';
import { barcodes } from './barcodes.ts';

const GS = '\u001d';
const missesOf = (text: string, aim: string | null = null) => nearMisses({ text, aim });

describe('a number that is of nobody', () => {
  test('for its check digit says which it has and which it should have', () => {
    expect(missesOf('9400111202555842332660')).toEqual([
      { carrier: 'usps', format: 'USPS IMpb 22', because: 'check-digit-wrong', is: 0, shouldBe: 9 },
    ]);
  });

  test('for its symbology says in which it is printed', () => {
    expect(missesOf('10012345678902', ']I1')).toEqual([
      { carrier: 'dhl', format: 'DHL eCommerce 14', because: 'other-symbology', symbologies: 'C' },
    ]);
    expect(missesOf('10012345678902', ']C0')).toEqual([]);
  });

  test('behind a ZIP code is looked at without it', () => {
    expect(missesOf(`42010023${GS}9400111202555842332668`, ']C1')).toMatchObject([{ is: 8, shouldBe: 9 }]);
  });

  test('in a MaxiCode is put together first, and only its own carrier is asked', () => {
    const maxicode = `[)>\u001e01${GS}96100230000${GS}840${GS}003${GS}1Z57567128${GS}UPSN${GS}5R8939${GS}089`;
    expect(missesOf(maxicode, ']U1')).toEqual([
      { carrier: 'ups', format: 'UPS 1Z', because: 'check-digit-wrong', is: 8, shouldBe: 7 },
    ]);
    expect(missesOf(maxicode.replace('UPSN', 'QKSN'), ']U1')).toEqual([]);
  });

  test('in a message of FedEx is of none of the others that have so many digits', () => {
    const message = `[)>\u001e01${GS}0210023${GS}840${GS}03${GS}9965787888550201${GS}FDE`;
    expect(missesOf(message, ']L2')).toMatchObject([{ carrier: 'fedex', format: 'FedEx Express 12' }]);
  });

  test('nothing is said of what cannot be read, or has no number', () => {
    expect(missesOf('')).toEqual([]);
    expect(missesOf('42010023')).toEqual([]);
  });
});

test('a format that a barcode passes as is never one that it misses', () => {
  for (const { read } of barcodes) {
    const what = recognise(read);
    const passed = what.kind === 'tracking' ? what.candidates : [];
    const missed = nearMisses(read).map(({ format }) => format);
    // Cut in two ways, it may pass in one and miss in the other.
    if (!read.text.startsWith('42')) for (const { format } of passed) expect(missed).not.toContain(format);
  }
});
