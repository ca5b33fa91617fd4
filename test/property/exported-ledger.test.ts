/** No change to the bytes of an export goes unseen, whatever it is and wherever: each of these is one change. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createFileVerifier } from '../../build/verifier/file-verifier.ts';
import { exportedLedger, exportedRange } from '../harness/exported-ledger.ts';

const runs = { numRuns: 500 };

function isIntact(file: Uint8Array): boolean {
  const verifier = createFileVerifier();
  verifier.take(file);
  return verifier.verdict().intact;
}

const isIntactOf = (some: readonly string[]) => isIntact(new TextEncoder().encode(`${some.join('\n')}\n`));

describe.each([
  ['50 events, as the first kiosks wrote it', exportedLedger(50)],
  ['events 21 to 36, with a kept seal inside', exportedRange(20, 36, [25])],
  ['10 events, with kept seals of the first and the last but one', exportedRange(0, 10, [1, 9])],
])('an export of %s', (_, { lines, text }) => {
  const bytes = new TextEncoder().encode(text);
  const someByte = fc.nat({ max: bytes.length - 1 });
  const someLine = fc.nat({ max: lines.length - 1 });

  test('is intact as it was made', () => {
    expect(isIntact(bytes)).toBe(true);
    expect(isIntactOf(lines)).toBe(true);
  });

  test('with one byte replaced by any other is not', () => {
    fc.assert(
      fc.property(someByte, fc.integer({ min: 1, max: 255 }), (at, by) => {
        expect(isIntact(bytes.with(at, (bytes[at] ?? 0) ^ by))).toBe(false);
      }),
      { ...runs, numRuns: 1500 },
    );
  });

  test('with any one bit flipped inside a character of several bytes is not', () => {
    const inside = [...bytes.keys()].filter((at) => (bytes[at] ?? 0) >= 0x80);
    // Every position of the first seven sorts of characters, each bit of it.
    for (const at of inside.slice(0, 60)) {
      for (let bit = 0; bit < 8; bit++) {
        expect(isIntact(bytes.with(at, (bytes[at] ?? 0) ^ (1 << bit))), `byte ${at}, bit ${bit}`).toBe(false);
      }
    }
  });

  test('with a line feed replaced by any other byte is not, the last one included', () => {
    for (const at of [bytes.indexOf(0x0a), bytes.length - 1]) {
      for (let byte = 0; byte < 256; byte++) {
        if (byte !== 0x0a) expect(isIntact(bytes.with(at, byte)), `byte ${byte}`).toBe(false);
      }
    }
  });

  test('with a byte taken out or put in is not', () => {
    fc.assert(
      fc.property(fc.nat({ max: bytes.length - 2 }), fc.integer({ min: 0, max: 255 }), (at, byte) => {
        const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
        expect(isIntact(Uint8Array.of(...before, ...after.subarray(1)))).toBe(false);
        expect(isIntact(Uint8Array.of(...before, byte, ...after))).toBe(false);
      }),
      runs,
    );
  });

  test('cut off anywhere is not, unless only the last line feed is gone', () => {
    fc.assert(
      fc.property(fc.nat({ max: bytes.length - 2 }), (end) => {
        expect(isIntact(bytes.subarray(0, end))).toBe(false);
      }),
      runs,
    );
    expect(isIntact(bytes.subarray(0, -1))).toBe(true);
  });

  test('without any one of its lines is not', () => {
    for (const at of lines.keys()) expect(isIntactOf(lines.toSpliced(at, 1)), `line ${at + 1}`).toBe(false);
  });

  test('with any one of its lines a second time, anywhere, is not', () => {
    fc.assert(
      fc.property(someLine, someLine, (which, at) => {
        expect(isIntactOf(lines.toSpliced(at, 0, lines[which] ?? ''))).toBe(false);
      }),
      runs,
    );
  });

  test('with any one of its lines twice in a row is not', () => {
    for (const [at, line] of lines.entries()) expect(isIntactOf(lines.toSpliced(at, 0, line))).toBe(false);
  });

  test('without any run of its lines is not, wherever it begins and ends', () => {
    fc.assert(
      fc.property(someLine, fc.integer({ min: 1, max: lines.length }), (at, count) => {
        expect(isIntactOf(lines.toSpliced(at, count))).toBe(false);
      }),
      runs,
    );
  });

  test('with any two lines swapped is not', () => {
    fc.assert(
      fc.property(someLine, someLine, (a, b) => {
        fc.pre(a !== b);
        expect(isIntactOf(lines.with(a, lines[b] ?? '').with(b, lines[a] ?? ''))).toBe(false);
      }),
      runs,
    );
  });
});

test('what is left of an export that was cut after any line never passes for it, kept seals or not', () => {
  const { lines } = exportedRange(20, 60, [25, 26, 48]);
  for (const end of lines.keys()) expect(isIntactOf(lines.slice(0, end)), `${end} lines`).toBe(false);
});

const someExport = exportedLedger(50);

test('of any file at all there is a verdict, and it is not intact', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2000 }), (file) => {
      expect(isIntact(file)).toBe(false);
    }),
  );
  fc.assert(
    fc.property(
      fc.array(fc.json({ maxDepth: 4 })),
      fc.nat({ max: someExport.lines.length - 2 }),
      (odd, at) => {
        const { lines } = someExport;
        fc.pre(odd.length > 0);
        expect(isIntactOf(lines.toSpliced(at + 1, 0, ...odd))).toBe(false);
      },
    ),
  );
});
