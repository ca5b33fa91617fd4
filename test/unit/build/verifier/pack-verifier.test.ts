import { describe, expect, test } from 'vitest';
import { createAnyFileVerifier, ledgerIn, sentenceOf } from '../../../../build/verifier/any-file.ts';
import type { UnsignedManifest } from '../../../../shared/incident-pack/manifest.ts';
import { LEDGER, MANIFEST, manifestText, SEALS } from '../../../../shared/incident-pack/manifest.ts';
import { madePack } from '../../../harness/incident-pack.ts';
import { zipOf } from '../../../harness/stored-zip.ts';

const made = madePack();

function verdictOn(bytes: Uint8Array, piece = bytes.length) {
  const verifier = createAnyFileVerifier();
  for (let at = 0; at < bytes.length; at += piece) verifier.take(bytes.subarray(at, at + piece));
  return verifier.verdict();
}

const wrong = (bytes: Uint8Array) => {
  const { verdict } = verdictOn(bytes);
  return verdict.intact ? 'intact' : verdict;
};

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
const changed = (from: string, to: string) => Buffer.from(text(made.bytes).replace(from, to), 'latin1');

describe('a pack', () => {
  test('as the kiosk made it is intact, in whatever pieces it is read', () => {
    for (const piece of [made.bytes.length, 1, 7, 1000]) {
      expect(verdictOn(made.bytes, piece)).toMatchObject({
        kind: 'pack',
        verdict: { intact: true, ledger: { from: 21, head: { seq: 36 } } },
      });
    }
  });

  test('is said to be intact in one sentence, with what it holds', () => {
    const said = sentenceOf(verdictOn(made.bytes));
    expect(said).toContain(
      `intact: incident pack ${made.manifest.incident}, made at ${made.manifest.madeAt}`,
    );
    expect(said).toContain(`5 files, events 21 to 36, head `);
    expect(said).toContain(`signed by ${made.manifest.publicKey.x}`);
  });

  test('with a letter of its statement changed is not', () => {
    expect(wrong(changed('What happened', 'What happens!'))).toMatchObject({
      fault: 'altered',
      file: 'statement.txt',
    });
  });

  test('with an event changed names the line, too', () => {
    const bytes = changed('"carrier":"ups"', '"carrier":"dhl"');
    expect(wrong(bytes)).toMatchObject({
      fault: 'altered',
      file: LEDGER,
      line: { line: 3, fault: 'altered' },
    });
    expect(sentenceOf(verdictOn(bytes))).toBe(
      'NOT INTACT: ledger.jsonl: it is not what the kiosk signed for; line 3: it was altered after it was written',
    );
    expect(ledgerIn(verdictOn(bytes))).toBeNull();
  });

  test('packed anew with another photo is not', () => {
    const files = {
      ...made.files,
      'photos/a1.jpg': Uint8Array.of(1),
      [MANIFEST]: manifestText(made.manifest),
    };
    expect(wrong(zipOf(files))).toMatchObject({ fault: 'altered', file: 'photos/a1.jpg' });
  });

  test('packed anew with one more file is not', () => {
    const files = { ...made.files, 'photos/b2.jpg': 'x', [MANIFEST]: manifestText(made.manifest) };
    expect(wrong(zipOf(files))).toMatchObject({ fault: 'put-in', file: 'photos/b2.jpg' });
  });

  test('packed anew without a file is not', () => {
    const { [SEALS]: _, ...files } = made.files;
    expect(wrong(zipOf({ ...files, [MANIFEST]: manifestText(made.manifest) }))).toMatchObject({
      fault: 'missing',
      file: SEALS,
    });
  });

  test('packed anew in another order is not', () => {
    const files = Object.fromEntries(Object.entries(made.files).toReversed());
    expect(wrong(zipOf({ ...files, [MANIFEST]: manifestText(made.manifest) }))).toMatchObject({
      fault: 'put-in',
      file: 'photos/a1.jpg',
    });
  });

  test('packed anew at another time is not', () => {
    const files = { ...made.files, [MANIFEST]: manifestText(made.manifest) };
    expect(wrong(zipOf(files, 0))).toMatchObject({ fault: 'frame-altered', file: null });
  });

  test('without its manifest, or with something after it, is not', () => {
    expect(wrong(zipOf(made.files))).toMatchObject({ fault: 'no-manifest' });
    const files = { ...made.files, [MANIFEST]: manifestText(made.manifest), 'z.txt': '' };
    expect(wrong(zipOf(files))).toMatchObject({ fault: 'no-manifest' });
  });

  test.each([
    ['a mark of the byte order before it', `\uFEFF${manifestText(made.manifest)}`],
    ['half a character after it', Buffer.from([...Buffer.from(manifestText(made.manifest)), 0xc3])],
    ['a key that stands there twice', manifestText(made.manifest).replace('{\n', '{\n  "v": 2,\n')],
    ['another time', manifestText({ ...made.manifest, madeAt: '2026-11-23T10:00:00.000Z' })],
  ])('whose manifest has %s is not', (_, manifest) => {
    expect(wrong(zipOf({ ...made.files, [MANIFEST]: manifest }))).toMatchObject({
      fault: 'manifest-not-genuine',
    });
  });

  test('cut off anywhere is not', () => {
    for (const end of [0, 3, 20, 40, 500, made.bytes.length - 30, made.bytes.length - 1]) {
      expect(wrong(made.bytes.subarray(0, end)), `${end} bytes`).not.toBe('intact');
    }
    expect(wrong(made.bytes.subarray(0, -1))).toMatchObject({ fault: 'cut-off', file: null });
    expect(wrong(made.bytes.subarray(0, 600))).toMatchObject({ fault: 'cut-off', file: LEDGER });
  });

  test('with something after its end is not', () => {
    expect(wrong(Buffer.concat([made.bytes, Buffer.from(' ')]))).toMatchObject({ fault: 'frame-altered' });
  });

  test('of another zip says that it is no pack', () => {
    expect(wrong(zipOf({ 'A File.TXT': 'x' }))).toMatchObject({ fault: 'not-a-pack' });
  });
});

describe('a pack that its own kiosk signed', () => {
  const say = (change: (was: UnsignedManifest) => UnsignedManifest) => wrong(made.signedAnew(change));

  test('and that says it holds other events than it does is not intact', () => {
    expect(say((was) => ({ ...was, ledger: { from: 20, upTo: 36 } }))).toMatchObject({
      fault: 'other-ledger',
    });
    expect(say((was) => ({ ...was, ledger: { from: 21, upTo: 40 } }))).toMatchObject({
      fault: 'other-ledger',
    });
  });

  test('with a ledger whose seal was cut off is not intact', () => {
    const lines = String(made.files[LEDGER]).trimEnd().split('\n');
    const cut = madePack({ [LEDGER]: `${lines.slice(0, -1).join('\n')}\n` });
    expect(wrong(cut.bytes)).toMatchObject({ fault: 'ledger-not-intact', file: LEDGER });
  });

  test('with a seal of other records, or one of another kiosk, is not intact', () => {
    const other = madePack({ [SEALS]: String(made.files[SEALS]) });
    expect(wrong(other.bytes)).toMatchObject({ fault: 'seals-not-genuine', file: SEALS });
    expect(wrong(madePack({ [SEALS]: 'no slip\n' }).bytes)).toMatchObject({ fault: 'seals-not-genuine' });
  });
});
