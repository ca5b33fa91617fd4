import { describe, expect, test } from 'vitest';
import { arbitrate } from '../../../../shared/tracking/arbitrate.ts';
import type { CarrierId } from '../../../../shared/tracking/carriers.ts';
import {
  carrierChoices,
  DUPLICATE_MS,
  firstOf,
  joined,
  LABEL_MS,
  labelsIn,
  type TimedRead,
} from '../../../../shared/tracking/label-window.ts';
import { recognise } from '../../../../shared/tracking/recognise.ts';
import { labels } from './labels.ts';

const UPS = '1Z5R89390357567127';
const OTHER_UPS = '1Z879E930346834440';
const at = (atMs: number, text: string, aim: string | null = null): TimedRead => ({ text, aim, atMs });

describe('barcodes that come one after another', () => {
  test.each(labels)('$name: all within three seconds are one label', ({ reads, answer }) => {
    const timed = reads.map((read, n) => ({ ...read, atMs: n * 700 }));
    const made = labelsIn(timed);
    expect(made).toHaveLength(1);
    expect(made[0]).toMatchObject(answer);
    expect(labelsIn(timed.toReversed().map((read, n) => ({ ...read, atMs: n * 700 })))).toEqual(made);
  });

  test('the window is three seconds from the first, to the millisecond', () => {
    expect(labelsIn([at(0, UPS), at(LABEL_MS, '42010023')])).toHaveLength(1);
    expect(labelsIn([at(0, UPS), at(LABEL_MS + 1, '42010023')])).toHaveLength(2);
  });

  test('the same number again within five seconds is no new label, however it is spelled', () => {
    expect(labelsIn([at(0, UPS), at(DUPLICATE_MS, '1z 5r89 3903 5756 7127')])).toHaveLength(1);
    expect(labelsIn([at(0, UPS), at(DUPLICATE_MS + 1, UPS)])).toHaveLength(2);
  });

  test('two numbers of one carrier are two parcels, however fast they were read', () => {
    expect(labelsIn([at(0, UPS), at(50, OTHER_UPS)])).toMatchObject([
      { best: { number: UPS } },
      { best: { number: OTHER_UPS } },
    ]);
  });

  test('so are two that go to different places', () => {
    expect(labelsIn([at(0, '42010023'), at(50, '4209021092748931507708513018050063')])).toHaveLength(2);
  });

  test('a clock that was put back begins a new label', () => {
    expect(labelsIn([at(500, UPS), at(0, '42010023')])).toHaveLength(2);
  });

  test('a hundred reads in a second are still answered with the number among them', () => {
    const noise = Array.from({ length: 100 }, (_, n) => at(n + 1, `QK-${n}`));
    expect(labelsIn([at(0, UPS), ...noise])).toMatchObject([{ best: { number: UPS } }]);
  });
});

describe('whether a read is of the label in hand', () => {
  const label = firstOf(at(1_000, UPS));

  test('at the same moment it is, and a moment before it is not', () => {
    expect(joined(label, at(1_000, '42010023'))?.reads).toHaveLength(2);
    expect(joined(label, at(999, '42010023'))).toBeNull();
  });

  test('the same barcode again adds nothing, whichever of them it is', () => {
    const two = joined(label, at(1_100, '42010023'));
    expect(two && joined(two, at(1_200, '42010023'))).toBe(two);
    expect(two && joined(two, at(1_200, UPS))).toBe(two);
    expect(two && joined(two, at(1_000 + DUPLICATE_MS, UPS))).toBe(two);
    expect(two && joined(two, at(1_001 + DUPLICATE_MS, UPS))).toBeNull();
  });

  test('the ZIP code with four more digits is the same place, another is not', () => {
    const two = joined(label, at(1_100, '42010023'));
    expect(two && joined(two, at(1_200, '420100231234'))?.reads).toHaveLength(3);
    expect(two && joined(two, at(1_200, '42010024'))).toBeNull();
    const long = joined(label, at(1_100, '420100231234'));
    expect(long && joined(long, at(1_200, '42010023'))?.reads).toHaveLength(3);
  });

  test('two numbers of one format that are only likely may be of one label', () => {
    const waybill = firstOf(at(0, '3318810025'));
    expect(joined(waybill, at(100, '8487135506'))?.reads).toHaveLength(2);
    expect(joined(label, at(1_100, OTHER_UPS))).toBeNull();
  });

  test('somebody who plays with the scanner fills no label', () => {
    let full = label;
    for (let n = 0; n < 40; n++) full = joined(full, at(1_001 + n, `QK-${n}`)) ?? full;
    expect(full.reads).toHaveLength(16);
  });
});

describe('whose it may be', () => {
  test('only what may have the number that is kept is offered', () => {
    const both = arbitrate([
      { text: '986578788855', aim: ']C0' },
      { text: 'A1234567890', aim: ']C0' },
    ]);
    expect(carrierChoices(both)).toEqual(['fedex']);
  });

  const choices = (text: string) => carrierChoices(recognise({ text, aim: null }));

  test('a number that tells its carrier leaves no choice, nor does one that nobody knows', () => {
    expect(choices(UPS)).toEqual([]);
    expect(choices('QK-12345')).toEqual([]);
    expect(choices('42010023')).toEqual([]);
  });

  test('bare digits may be of those carriers whose check they pass', () => {
    expect(choices('986578788855')).toEqual(['fedex']);
    expect(choices('3318810025')).toEqual(['dhl']);
  });

  describe('where something speaks for a carrier', () => {
    const hinted = (text: string, learned: CarrierId | null, courier: CarrierId | null = null) =>
      carrierChoices(recognise({ text, aim: null }), { learned, courier });

    test('what the site has learned is offered first, for a number of nobody too', () => {
      expect(hinted('UUS0570455416253', 'uniuni')).toEqual(['uniuni']);
      expect(hinted('A1234567895', 'amazon')).toEqual(['amazon', 'ups']);
      expect(hinted('986578788855', 'veho')).toEqual(['veho', 'fedex']);
    });

    test("the carrier of the courier's code is offered last", () => {
      expect(hinted('986578788855', null, 'ups')).toEqual(['fedex', 'ups']);
      expect(hinted('QK-12345', 'veho', 'veho')).toEqual(['veho']);
    });

    test('no more than three are', () => {
      expect(hinted('A1234567895', 'veho', 'dhl')).toEqual(['veho', 'ups', 'amazon']);
    });

    test('it is not asked where the number tells, or where there is no number', () => {
      expect(hinted(UPS, 'dhl', 'dhl')).toEqual([]);
      expect(hinted('42010023', 'dhl', 'dhl')).toEqual([]);
    });
  });
});
