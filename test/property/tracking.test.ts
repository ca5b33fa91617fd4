import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitrate } from '../../shared/tracking/arbitrate.ts';
import { type Format, formats } from '../../shared/tracking/formats.ts';
import { recognise } from '../../shared/tracking/recognise.ts';
import { type Barcode, barcodes } from '../unit/shared/tracking/barcodes.ts';
import { bareNumbers, tellingNumbers } from '../unit/shared/tracking/known-numbers.ts';
import { labels } from '../unit/shared/tracking/labels.ts';

const KINDS = ['tracking', 'routing', 'room-code', 'pass', 'opaque', 'unreadable'];
const AIMS = [']C0', ']C1', ']E0', ']I1', ']L2', ']Q1', ']U1', ']d2'];
const checked = [...tellingNumbers, ...bareNumbers].filter(({ checkFromEnd }) => checkFromEnd !== null);

const formatsOf = (text: string) => {
  const made = recognise({ text, aim: null });
  return made.kind === 'tracking' ? made.candidates.map(({ format }) => format) : [];
};
const withDigit = (text: string, at: number, digit: number) => text.slice(0, at) + digit + text.slice(at + 1);

const checkedBarcodes = barcodes.flatMap(checkedOf);

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 45 }),
  fc.string({ unit: fc.constantFrom(...'0149Z2]C\u0000\u001d\u001e\u0004[)> UPSNFDE'), maxLength: 80 }),
  fc.string({ unit: fc.constantFrom(...'12\u001d-Z'), minLength: 4000, maxLength: 4200 }),
);
const anyRead = fc.record({ text: anyText, aim: fc.option(fc.constantFrom(...AIMS)) });

describe('check digits', () => {
  test('a wrong one, and the number is no longer of that format', () => {
    for (const { text, format, checkFromEnd } of checked) {
      const at = text.length - (checkFromEnd ?? 0);
      for (let other = 0; other <= 9; other++) {
        if (String(other) === text[at]) continue;
        const wrong = withDigit(text, at, other);
        expect(formatsOf(wrong), wrong).not.toContain(format);
      }
    }
  });

  test('any digit of any number misread as any other is seen, but where the scheme is known to be blind to it', () => {
    let seen = 0;
    let blind = 0;
    for (const { text, format, places, check } of checkedBarcodes) {
      for (const at of places) {
        for (let digit = 0; digit <= 9; digit++) {
          if (String(digit) === text[at]) continue;
          const isTaken = formatsOf(withDigit(text, at, digit)).includes(format.name);
          const mayBe = at !== check && isBlind(format, Number(text[at]), digit, text[check] ?? '');
          if (!mayBe) expect(isTaken, `${format.name} ${withDigit(text, at, digit)}`).toBe(false);
          if (isTaken) blind++;
          else seen++;
        }
      }
    }
    expect(checkedBarcodes.length).toBeGreaterThan(200);
    expect(blind / (seen + blind)).toBeLessThan(0.05);
  });
});

describe('the barcodes of a label', () => {
  test('with others of no meaning among them, in any order, give the same answer', () => {
    const noise = fc.array(
      fc.constantFrom(
        { text: '42010023', aim: ']C1' },
        { text: '0012345678905', aim: ']E0' },
        { text: 'https://example.com/x', aim: ']Q1' },
        { text: '', aim: null },
        { text: '3318810011', aim: ']C0' },
      ),
    );
    fc.assert(
      fc.property(fc.constantFrom(...labels), noise, fc.infiniteStream(fc.nat()), ({ reads }, more, dice) => {
        const all = [...reads, ...more];
        const order = all
          .map((read) => ({ read, place: dice.next().value ?? 0 }))
          .toSorted((a, b) => a.place - b.place);
        expect(arbitrate(order.map(({ read }) => read))).toEqual(arbitrate(all));
      }),
    );
  });

  test('whatever they are, in any order, give the same answer', () => {
    fc.assert(
      fc.property(fc.array(anyRead, { maxLength: 6 }), (reads) => {
        const made = arbitrate(reads);
        expect(KINDS).toContain(made.kind);
        expect(arbitrate(reads.toReversed())).toEqual(made);
        expect(arbitrate([...reads.slice(1), ...reads.slice(0, 1)])).toEqual(made);
      }),
      { numRuns: 500 },
    );
  });
});

describe('any text', () => {
  test('ends as one of the kinds, and the same twice', () => {
    fc.assert(
      fc.property(anyRead, (read) => {
        const made = recognise(read);
        expect(KINDS).toContain(made.kind);
        expect(recognise(read)).toEqual(made);
      }),
      { numRuns: 3000 },
    );
  });

  test('gives a number that is short, printable and the same when it is read again', () => {
    fc.assert(
      fc.property(anyRead, (read) => {
        const made = recognise(read);
        if (made.kind !== 'tracking' && made.kind !== 'opaque') return;
        const number = made.kind === 'tracking' ? made.best.number : made.number;
        expect(number).toMatch(/^#?[0-9A-Za-z._/-]{2,40}$/);
      }),
      { numRuns: 3000 },
    );
  });

  test('of bare digits never sets the carrier', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{8,20}$/), (text) => {
        const made = recognise({ text, aim: null });
        if (made.kind === 'tracking') expect(made.best.carrier).toBeNull();
      }),
      { numRuns: 3000 },
    );
  });
});

describe('the work of a hostile barcode', () => {
  test('shapes are anchored and bounded, so that none can backtrack', () => {
    for (const { name, shape } of formats) {
      expect(shape.source, name).toMatch(/^\^.*\$$/);
      expect(shape.source, name).not.toMatch(/[*+]|\{\d+,\}/);
      expect(shape.global || shape.sticky, name).toBe(false);
    }
  });

  test.each([
    ['digits', '', '4'],
    ['letters', '', 'L'],
    ['separators', '', '420\u001d'],
    ['a pass that never ends', '', 'a.'],
    ['a MaxiCode that never ends', '[)>', '0031Z57567127UPS'],
  ])('%s: eight times the text is not sixty-four times the work', (_, start, unit) => {
    const text = (length: number) => (start + unit.repeat(length)).slice(0, length);
    expect(timeOf(text(4096)) / timeOf(text(512))).toBeLessThan(32);
  });
});

/** The quickest of several runs: what else the machine does only ever adds. */
function timeOf(text: string): number {
  let quickest = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 15; run++) {
    const from = performance.now();
    for (let n = 0; n < 20; n++) recognise({ text, aim: null });
    quickest = Math.min(quickest, performance.now() - from);
  }
  return quickest;
}

interface Checked {
  readonly text: string;
  readonly format: Format;
  /** Where its digits stand that the check digit is of, and the check digit itself. */
  readonly places: readonly number[];
  readonly check: number;
}

/** Each number of the table with each of the formats with a check digit that it passes as. */
function checkedOf({ read }: Barcode): readonly Checked[] {
  const text = read.text.replace(/\s/g, '').toUpperCase();
  return formats.flatMap((format) => {
    const groups = new RegExp(format.shape.source, 'd').exec(text)?.indices?.groups;
    const { body, check } = groups ?? {};
    if (body === undefined || check === undefined || !formatsOf(text).includes(format.name)) return [];
    const [from, to] = body;
    const places = Array.from({ length: to - from }, (_, n) => from + n).concat(check[0]);
    return [{ text, format, check: check[0], places: places.filter((at) => /\d/.test(text[at] ?? '')) }];
  });
}

/**
 * What the carriers' schemes cannot see. UPS doubles every other digit and does not add up what comes out, so that 0
 * and 5 are the same there, as they are on its waybills; FedEx writes a rest of ten as 0; S10 writes eleven as 5;
 * modulo 7 takes digits seven apart for the same.
 */
function isBlind({ check }: Format, was: number, digit: number, checkDigit: string): boolean {
  switch (check?.scheme) {
    case 'letters':
      return Math.abs(was - digit) === 5;
    case 'mod10':
      return check.weights.includes(2) && Math.abs(was - digit) === 5;
    case 'mod7':
      return Math.abs(was - digit) === 7;
    case 'mod11':
      return checkDigit === '0';
    case 's10':
      return checkDigit === '5';
    default:
      return false;
  }
}
