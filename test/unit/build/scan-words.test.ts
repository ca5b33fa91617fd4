import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { inWords, missesInWords, reasonInWords, reasons } from '../../../build/scan-words.ts';
import { arbitrate } from '../../../shared/tracking/arbitrate.ts';
import { type NearMiss, nearMisses } from '../../../shared/tracking/near-misses.ts';
import type { Read } from '../../../shared/tracking/normalise.ts';

const GS = '\u001d';
const plain = (text: string): Read => ({ text, aim: null });
const maxicode = `[)>\u001e01${GS}96100230000${GS}840${GS}003${GS}1Z57567127${GS}UPSN${GS}5R8939${GS}089\u001e\u0004`;
const said = (...texts: string[]) => inWords(arbitrate(texts.map(plain)));

describe('why a number is taken for what it is', () => {
  const examples: Readonly<Record<keyof typeof reasons, readonly string[]>> = {
    'shape-tells': ['TBA502887274000'],
    'shape-fits': ['MI123456ABC'],
    'shape-and-check': ['1Z5R89390357567127'],
    'check-fits': ['986578788855'],
    'named-in-message': [maxicode],
    'piece-beside': ['3318810025', 'JD014600006281230704'],
  };

  test.each(Object.entries(examples))('%s', (because, texts) => {
    const made = arbitrate(texts.map(plain));
    const best = made.kind === 'tracking' ? made.best : null;
    expect(best?.reason.because).toBe(because);
    expect(best && reasonInWords(best)).toContain(best?.format);
  });

  test('every reason, and what is wrong with a number of nobody, is in the manual of the tool', () => {
    const manual = readFileSync('docs/scan-tool.md', 'utf8');
    const misses = ['check-digit-wrong', 'other-symbology'] satisfies NearMiss['because'][];
    for (const because of [...Object.keys(reasons), ...misses])
      expect(manual).toContain(`| \`${because}\` |`);
  });
});

describe('what a barcode is, in a sentence', () => {
  test.each([
    ['TBA502887274000', /^TBA502887274000 is a tracking number of Amazon: no other carrier/],
    ['H1234567895', /^H1234567895 is probably a tracking number of UPS: the check digit of UPS waybill/],
    [
      'MI123456ABC',
      /^MI123456ABC may be a tracking number, and does not tell its carrier: .* It may be of UPS\.$/,
    ],
    ['A1234567895', /It may be of UPS or Amazon\.$/],
    ['42010023', /goes to ZIP code 10023, .*scan the long barcode/],
    ['K2-0001', /^K2-0001 is one of our own room labels/],
    [`eyJh.eyJi.${'a'.repeat(86)}`, /resident's pass/],
    ['local-bakery-77', /^LOCAL-BAKERY-77 is of no form that the table knows/],
    ['MECARD:N:Smith,Jane;;', /only this fingerprint/],
    ['', /nothing in it/],
    ['9'.repeat(5000), /longer than any barcode/],
    ['\u0007', /nothing printable/],
  ])('%s', (text, sentence) => {
    expect(said(text)).toMatch(sentence);
  });

  test('a routing barcode without a ZIP code names none', () => {
    expect(inWords({ kind: 'routing', zip: null })).toMatch(/says where the parcel goes/);
  });
});

describe('why a number of nobody is not what it looks like', () => {
  test.each([
    ['1Z5R89390357567128', null, 'It looks like UPS 1Z, but the check digit is 8 and should be 7.'],
    [
      '986578788855',
      ']E0',
      'It looks like FedEx Express 12, but FedEx does not print it in a barcode of this kind.',
    ],
    ['QK-1', null, ''],
  ])('%s', (text, aim, sentence) => {
    expect(missesInWords(nearMisses({ text, aim }))).toBe(sentence);
  });
});
