import { describe, expect, test } from 'vitest';
import { arbitrate } from '../../../../shared/tracking/arbitrate.ts';
import type { Read } from '../../../../shared/tracking/normalise.ts';
import { labels } from './labels.ts';

const code128 = (text: string): Read => ({ text, aim: ']C0' });
const bare = (text: string): Read => ({ text, aim: null });

describe('all barcodes of one label', () => {
  test.each(labels)('$name: in any order, the same answer', ({ reads, answer }) => {
    for (const order of orders(reads)) expect(arbitrate(order)).toMatchObject(answer);
    const [first, ...others] = orders(reads).map((order) => arbitrate(order));
    for (const other of others) expect(other).toEqual(first);
  });
});

describe('one barcode for another', () => {
  test("UPS's MaxiCode alone gives the number that the plain barcode has", () => {
    const [maxicode, , plain] = labels[0]?.reads ?? [];
    expect(maxicode && arbitrate([maxicode])).toMatchObject({ best: { number: plain?.text } });
  });

  test('the ZIP code beside a number is kept with it, unless two tell different ones', () => {
    const number = code128('1Z5R89390357567127');
    expect(arbitrate([number, bare('42010023')])).toMatchObject({ best: { zip: '10023' } });
    expect(arbitrate([number, bare('42010023'), bare('42090210')])).toMatchObject({ best: { zip: null } });
  });

  test('the same number read twice is one candidate', () => {
    const made = arbitrate([code128('1Z5R89390357567127'), bare('1z5r89390357567127')]);
    expect(made.kind === 'tracking' && made.candidates).toHaveLength(1);
  });

  test('of one number read in several ways, the surest reading is kept', () => {
    const made = arbitrate([code128('779017972697'), code128('1001921334250001000300779017972697')]);
    expect(made).toMatchObject({ candidates: [{ number: '779017972697', certainty: 'certain' }] });
  });

  test('ten digits beside a DHL piece that are no waybill do not displace it', () => {
    expect(arbitrate([code128('3318810011'), code128('JD014600006281230704')])).toMatchObject({
      best: { carrier: 'dhl', number: 'JD014600006281230704' },
    });
  });

  test('of two that are only likely, the one that tells its carrier goes first', () => {
    expect(arbitrate([code128('03071790000523483741'), code128('H1234567895')])).toMatchObject({
      best: { carrier: 'ups', number: 'H1234567895', certainty: 'likely' },
    });
  });

  test.each([
    ['JJD0099999999', '3318810025', 'DHL piece'],
    ['JJD0099999999', '73891051146', 'DHL piece'],
    ['JD014600006281230704', '73891051146', 'DHL piece, long'],
  ])('beside the piece %s the waybill %s is certain, and says why', (piece, waybill, format) => {
    expect(arbitrate([code128(waybill), code128(piece)])).toMatchObject({
      best: {
        carrier: 'dhl',
        number: waybill,
        certainty: 'certain',
        reason: { because: 'piece-beside', piece: format },
      },
    });
  });

  test('a waybill beside what is certain of another carrier stays behind it', () => {
    expect(arbitrate([code128('3318810025'), code128('1Z5R89390357567127')])).toMatchObject({
      best: { carrier: 'ups', number: '1Z5R89390357567127' },
    });
  });

  test('an internal number is only of Amazon where Amazon is: beside UPS it stays', () => {
    const made = arbitrate([code128('SP029692510000920746'), code128('1Z5R89390357567127')]);
    expect(made.kind === 'tracking' && made.candidates.map(({ carrier }) => carrier)).toEqual([
      'ups',
      'speedee',
    ]);
  });

  test('of two that are as sure, the one higher in the table goes first, then the lower number', () => {
    const reads = [
      code128('YT2229521272164446'),
      code128('GFUS01011884214464'),
      code128('GFUS01011884214272'),
    ];
    for (const order of orders(reads)) {
      expect(arbitrate(order)).toMatchObject({
        best: { number: 'GFUS01011884214272' },
        candidates: [{ carrier: 'gofo' }, { carrier: 'gofo' }, { carrier: 'yunexpress' }],
      });
    }
  });

  test('the ZIP code in a number goes before the one beside it', () => {
    const long = code128('420100239400111202555842332669');
    for (const order of orders([long, bare('9400111202555842332669'), bare('42090210')])) {
      expect(arbitrate(order)).toMatchObject({ best: { zip: '10023' } });
    }
  });

  test('a waybill alone sets no carrier', () => {
    expect(arbitrate([code128('3318810025')])).toMatchObject({ best: { carrier: null } });
  });

  test('a Spee-Dee number without Amazon beside it is a number', () => {
    expect(arbitrate([code128('SP029692510000920746')])).toMatchObject({ best: { carrier: 'speedee' } });
  });
});

describe('no tracking number among them', () => {
  test.each([
    ['our own label', 'K7-0423', { kind: 'room-code' }],
    ['the sign of a place', 'ZONE:shelf-a', { kind: 'zone', zone: 'shelf-a' }],
    ['a pass', `eyJh.eyJi.${'a'.repeat(86)}`, { kind: 'pass' }],
  ])('%s goes before every number', (_, text, answer) => {
    for (const order of orders([bare(text), code128('1Z5R89390357567127'), bare('QK-77777777')])) {
      expect(arbitrate(order)).toMatchObject(answer);
    }
  });

  test('a number goes before the fingerprint of a text, in whatever symbology', () => {
    const text = { text: 'MECARD:N:Roe,Jane;;', aim: ']C0' };
    for (const order of orders([text, bare('QK-7')])) {
      expect(arbitrate(order)).toEqual({ kind: 'opaque', number: 'QK-7' });
    }
  });

  test('nothing read is nothing readable', () => {
    expect(arbitrate([])).toEqual({ kind: 'unreadable', reason: 'empty' });
  });

  test('only routing asks for the long barcode', () => {
    expect(arbitrate([bare('42010023'), bare('')])).toEqual({ kind: 'routing', zip: '10023' });
  });

  test("an unknown carrier's number goes before its web address and the shop's own UPC", () => {
    const reads: Read[] = [
      { text: 'https://quickbird.example/t/QK-12345-7XZ1', aim: ']Q1' },
      { text: '0012345678905', aim: ']E0' },
      code128('QK-12345-7XZ1'),
    ];
    for (const order of orders(reads)) {
      expect(arbitrate(order)).toEqual({ kind: 'opaque', number: 'QK-12345-7XZ1' });
    }
  });

  test("the shop's UPC goes behind every other number, however short", () => {
    const upc: Read = { text: '0012345678905', aim: ']E0' };
    expect(arbitrate([upc, { text: 'ZZ-1', aim: ']d1' }])).toEqual({ kind: 'opaque', number: 'ZZ-1' });
  });

  test('of two unknown numbers, Code 128 goes before other symbologies, and long before short', () => {
    const qr: Read = { text: 'ZZ-1234567890', aim: ']Q1' };
    expect(arbitrate([qr, code128('QK-77')])).toEqual({ kind: 'opaque', number: 'QK-77' });
    expect(arbitrate([code128('QK-77'), code128('QK-7777')])).toEqual({ kind: 'opaque', number: 'QK-7777' });
    expect(arbitrate([code128('QK-B'), code128('QK-A')])).toEqual({ kind: 'opaque', number: 'QK-A' });
  });

  test('a UPC alone is still taken, as a number of nobody', () => {
    expect(arbitrate([{ text: '0012345678905', aim: ']E0' }])).toEqual({
      kind: 'opaque',
      number: '0012345678905',
    });
  });
});

/** Every order of a few reads. */
function orders<T>(all: readonly T[]): T[][] {
  if (all.length <= 1) return [[...all]];
  return all.flatMap((first, n) => orders(all.toSpliced(n, 1)).map((rest) => [first, ...rest]));
}
