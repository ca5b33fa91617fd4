/** No change to the bytes of an incident pack goes unseen, and where it is in a file that file is named. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPackVerifier } from '../../build/verifier/pack-verifier.ts';
import { LEDGER, MANIFEST, manifestText } from '../../shared/incident-pack/manifest.ts';
import { LOCAL_HEADER_BYTES } from '../../shared/incident-pack/stored-zip.ts';
import { madePack } from '../harness/incident-pack.ts';

const { bytes, files, manifest } = madePack();
const all = Object.entries({ ...files, [MANIFEST]: manifestText(manifest) });

/** Where the content of each file lies. */
const places = all.map(([name, content], at) => {
  const before = all.slice(0, at + 1);
  const frames = before.reduce((sum, [name]) => sum + LOCAL_HEADER_BYTES + name.length, 0);
  const contents = before.slice(0, -1).reduce((sum, [, content]) => sum + Buffer.byteLength(content), 0);
  const from = frames + contents;
  return { name, from, to: from + Buffer.byteLength(content) };
});

function verdictOn(some: Uint8Array) {
  const verifier = createPackVerifier();
  verifier.take(some);
  return verifier.verdict();
}

describe('an incident pack', () => {
  test('is intact as it was made', () => {
    expect(verdictOn(bytes)).toMatchObject({ intact: true });
    expect(places.at(0)).toMatchObject({ from: LOCAL_HEADER_BYTES + 'statement.txt'.length });
  });

  test('with one byte of a file replaced by any other names that file, and of the ledger the line', () => {
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.nat(), fc.integer({ min: 1, max: 255 }), (file, nth, by) => {
        const at = file.from + (nth % (file.to - file.from));
        const verdict = verdictOn(bytes.with(at, (bytes[at] ?? 0) ^ by));
        expect(verdict).toMatchObject({ intact: false, file: file.name });
        if (file.name !== LEDGER || verdict.intact) return;
        const line = bytes.subarray(file.from, at).filter((byte) => byte === 0x0a).length + 1;
        // What is wrong with the header shows in whatever line it speaks of.
        if (line === 1) expect(verdict.line?.line).toBeGreaterThan(0);
        else expect(verdict.line?.line).toBe(line);
      }),
      { numRuns: 400 },
    );
  });

  test('with any byte of its frame replaced is not intact, each of them', () => {
    const isContent = (at: number) => places.some(({ from, to }) => at >= from && at < to);
    const frame = [...bytes.keys()].filter((at) => !isContent(at));
    for (const at of frame) {
      const verdict = verdictOn(bytes.with(at, (bytes[at] ?? 0) ^ (1 << (at % 8))));
      expect(verdict.intact, `byte ${at}`).toBe(false);
    }
  });

  test('with a byte taken out or put in is not intact', () => {
    fc.assert(
      fc.property(fc.nat({ max: bytes.length - 1 }), fc.integer({ min: 0, max: 255 }), (at, byte) => {
        const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
        expect(verdictOn(Uint8Array.of(...before, ...after.subarray(1))).intact).toBe(false);
        expect(verdictOn(Uint8Array.of(...before, byte, ...after)).intact).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  test('cut off anywhere is not intact', () => {
    fc.assert(
      fc.property(fc.nat({ max: bytes.length - 1 }), (end) => {
        expect(verdictOn(bytes.subarray(0, end)).intact).toBe(false);
      }),
      { numRuns: 200 },
    );
  });
});

test('of any bytes at all there is a verdict, and it is not intact', () => {
  const begun = fc
    .uint8Array({ maxLength: 300 })
    .map((some) => Uint8Array.of(...bytes.subarray(0, 43), ...some));
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }), begun), (some) => {
      expect(verdictOn(some).intact).toBe(false);
    }),
  );
});
