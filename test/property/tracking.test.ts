import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formats } from '../../shared/tracking/formats.ts';
import { recognise } from '../../shared/tracking/recognise.ts';

const checked = [
  '1Z5R89390357567127',
  '9400111202555842332669',
  '9611804041441760228964',
  '1001921334250001000300779017972697',
  'RB123456785US',
];
const formatOf = (text: string) => {
  const made = recognise({ text, aim: null });
  return made.kind === 'tracking' ? made.candidates.map(({ format }) => format) : [];
};

test('one wrong check digit, and the number is no longer of that format', () => {
  for (const number of checked) {
    const [format] = formatOf(number);
    const made = formats.find(({ name }) => name === format)?.shape.exec(number);
    const digit = made?.groups?.check ?? '';
    const at = number.lastIndexOf(digit, format === 'S10' ? 10 : undefined);
    for (let other = 0; other <= 9; other++) {
      if (String(other) === digit) continue;
      const wrong = number.slice(0, at) + other + number.slice(at + 1);
      expect(formatOf(wrong), wrong).not.toContain(format);
    }
  }
});

test('whatever is scanned ends as one of the kinds, and the same twice', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 45 }),
    fc.string({ unit: fc.constantFrom(...'019Z420]C\u001d\u001e[)>'), maxLength: 60 }),
  );
  fc.assert(
    fc.property(text, fc.option(fc.constantFrom(']C0', ']C1', ']Q1', ']U1')), (some, aim) => {
      const made = recognise({ text: some, aim });
      expect(['tracking', 'routing', 'room-code', 'pass', 'opaque', 'unreadable']).toContain(made.kind);
      expect(recognise({ text: some, aim })).toEqual(made);
    }),
    { numRuns: 3000 },
  );
});

test('digits alone never set the carrier, but in the long forms that carry their own proof', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 8, maxLength: 20 }),
      (digits) => {
        const made = recognise({ text: digits, aim: null });
        if (made.kind === 'tracking') expect(made.best.carrier).toBeNull();
      },
    ),
    { numRuns: 3000 },
  );
});
