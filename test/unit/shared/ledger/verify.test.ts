import { generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Envelope } from '../../../../shared/events/envelope.ts';
import type { Draft } from '../../../../shared/events/event.ts';
import { eventLine, headerLine, sealLine } from '../../../../shared/ledger/export-format.ts';
import { PublicKey, sealed } from '../../../../shared/ledger/seal.ts';
import { sentenceFor } from '../../../../shared/ledger/verdict-words.ts';
import { createVerifier, type Verdict } from '../../../../shared/ledger/verify.ts';
import {
  chained,
  collected,
  received,
  STREAM,
  sessionEnded,
  sessionStarted,
} from '../../../harness/drafts.ts';

const pair = generateKeyPairSync('ed25519');
const publicKey = PublicKey.parse(pair.publicKey.export({ format: 'jwk' }));

function sealOf(event: Envelope) {
  const bare = { stream: event.stream, seq: event.seq, hash: event.hash, at: event.at };
  return { ...bare, sig: sign(null, sealed(bare), pair.privateKey).toString('base64url') };
}

const events = chained([
  sessionStarted(1),
  received(1),
  received(2),
  collected(1),
  sessionEnded(1),
]) as Envelope[];
const last = events.at(-1) as Envelope;
const lines = [
  headerLine({ packroom: 'ledger', v: 1, stream: STREAM, publicKey }),
  ...events.map(eventLine),
  sealLine(sealOf(last)),
].map((line) => line.trimEnd());

function verify(some: readonly string[]): Verdict {
  const verifier = createVerifier();
  for (const line of some) verifier.take(line);
  return verifier.verdict();
}

const without = (n: number) => lines.filter((_, at) => at !== n);

describe('an export', () => {
  test('as it was made is intact, and says by whom and up to where', () => {
    expect(verify(lines)).toMatchObject({
      intact: true,
      events: 5,
      head: { seq: 5, hash: last.hash },
      sealedBy: publicKey.x,
    });
  });

  test.each(lines.map((_, n) => n))('without its line %i is not', (n) => {
    expect(verify(without(n)).intact).toBe(false);
  });

  test.each(events.map((_, n) => n + 1))(
    'with event line %i twice is not, and the second one is named',
    (n) => {
      const doubled = [...lines.slice(0, n + 1), lines[n] ?? '', ...lines.slice(n + 1)];
      expect(verify(doubled)).toEqual({ intact: false, line: n + 2, fault: 'gap' });
    },
  );

  test('with two neighbours swapped is not', () => {
    for (let n = 0; n < lines.length - 1; n++) {
      const swapped = lines.with(n, lines[n + 1] ?? '').with(n + 1, lines[n] ?? '');
      expect(verify(swapped).intact, `lines ${n} and ${n + 1}`).toBe(false);
    }
  });

  test('that was cut off after any event is not: nothing seals the end', () => {
    for (let n = 2; n < lines.length; n++) {
      expect(verify(lines.slice(0, n))).toEqual({ intact: false, line: 2, fault: 'not-sealed' });
    }
  });

  test('with one event written anew, chain and all, is found by the seal', () => {
    const forged = chained([
      sessionStarted(1),
      received(1),
      received(3),
      collected(1),
      sessionEnded(1),
    ]) as Envelope[];
    const some = [lines[0] ?? '', ...forged.map((event) => eventLine(event).trimEnd()), lines.at(-1) ?? ''];
    expect(verify(some)).toEqual({ intact: false, line: 7, fault: 'seal-of-another-head' });
  });

  test('under the key of somebody else is not', () => {
    const other = PublicKey.parse(generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' }));
    const header = headerLine({ packroom: 'ledger', v: 1, stream: STREAM, publicKey: other }).trimEnd();
    expect(verify(lines.with(0, header))).toEqual({ intact: false, line: 7, fault: 'seal-not-genuine' });
  });

  test('that ends with its seal twice is not', () => {
    const doubled = [...lines, lines.at(-1) ?? ''];
    expect(verify(doubled)).toEqual({ intact: false, line: 8, fault: 'seal-of-another-head' });
  });

  describe('into which something was slipped that a reader might see and the hash might not', () => {
    const third = lines[2] ?? '';
    const slipped = (before: string, more: string) => third.replace(before, `${before}${more}`);

    test.each([
      ['a key twice, the false one first', slipped('"data":{', '"roomCode":"K2-9999",'), 'respelled'],
      ['a key named __proto__', slipped('"data":{', '"__proto__":"forged",'), 'altered'],
      ['a space', slipped('"data":', ' '), 'respelled'],
      ['a letter in another spelling', third.replace('K2', '\\u004b2'), 'respelled'],
      ['a carriage return at the end', `${third}\r`, 'respelled'],
      ['half a character', slipped('"tracking":"', '\\ud83d'), 'not-an-event'],
      [
        'a nesting without end',
        slipped('"data":{', `"a":${'['.repeat(3000)}${']'.repeat(3000)},`),
        'not-an-event',
      ],
    ])('%s', (_, line, fault) => {
      expect(line).not.toBe(third);
      expect(verify(lines.with(2, line))).toEqual({ intact: false, line: 3, fault });
    });
  });

  describe('of which nothing is left that could be read', () => {
    const header = lines[0] ?? '';
    test.each([
      ['not even a line', [], 1, 'no-header'],
      ['words', ['Dear auditor,'], 1, 'not-json'],
      ['an event without a header before it', [lines[1] ?? ''], 1, 'no-header'],
      ['the header alone', [header], 2, 'not-sealed'],
      ['words behind the header', [header, 'see attachment'], 2, 'not-json'],
      ['nothing, spelled as JSON has it', [header, 'null'], 2, 'not-an-event'],
      ['a word, spelled as JSON has it', [header, '"seal"'], 2, 'not-an-event'],
      ['a seal that is none', [header, '{"seal":7}'], 2, 'seal-not-genuine'],
      ['a seal before the first event', [header, lines.at(-1) ?? ''], 2, 'seal-of-another-head'],
    ])('%s', (_, some, line, fault) => {
      expect(verify(some)).toEqual({ intact: false, line, fault });
    });
  });

  test('with a genuine seal of another number, or of another stream, is not', () => {
    for (const changed of [{ seq: 4 }, { stream: 'kiosk-other' as Envelope['stream'] }]) {
      const seal = sealLine(sealOf({ ...last, ...changed })).trimEnd();
      const verdict = verify(lines.with(-1, seal));
      expect(verdict).toEqual({ intact: false, line: 7, fault: 'seal-of-another-head' });
    }
  });

  test('with a seal in the middle, too, says the time of the last one', () => {
    const [, first] = events;
    if (first === undefined) throw new Error('no event was chained');
    const some = [...lines.slice(0, 3), sealLine(sealOf(first)).trimEnd(), ...lines.slice(3)];
    expect(verify(some)).toMatchObject({ intact: true, events: 5, at: last.at });
  });

  test('with a second fault is judged by the first', () => {
    const verdict = verify(lines.with(2, 'torn out').with(4, 'torn out, too'));
    expect(verdict).toEqual({ intact: false, line: 3, fault: 'not-json' });
  });

  describe('that meets a defect of the verifier', () => {
    afterEach(() => void vi.restoreAllMocks());

    test('gets no verdict', () => {
      vi.spyOn(JSON, 'stringify').mockImplementation(() => {
        throw new TypeError('a defect');
      });
      expect(() => createVerifier().take('{}')).toThrow('a defect');
    });
  });

  test.each([
    ['the first half of one', '\\ud83d'],
    ['the second half of one', '\\udc00'],
    ['a half behind a backslash of its own', '\\\\\\ud83d'],
    ['a half behind two of them', '\\\\\\\\\\ud83d'],
  ])('with half a character is not: %s', (_, half) => {
    const line = (lines[2] ?? '').replace('"tracking":"', `"tracking":"${half}`);
    expect(verify(lines.with(2, line))).toEqual({ intact: false, line: 3, fault: 'not-an-event' });
  });

  test('may say backslash, u and d in so many letters', () => {
    const told = { ...received(1), data: { ...received(1).data, tracking: '\\ud83d' } } as Draft;
    const [event] = chained([told]) as Envelope[];
    if (event === undefined) throw new Error('no event was chained');
    const some = [lines[0] ?? '', eventLine(event).trimEnd(), sealLine(sealOf(event)).trimEnd()];
    expect(verify(some)).toMatchObject({ intact: true, events: 1 });
  });

  test('with any one character changed is not', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.integer({ min: 0x20, max: 0x7e }), (which, where, code) => {
        const n = which % lines.length;
        const line = lines[n] ?? '';
        const at = where % line.length;
        const char = String.fromCharCode(code);
        fc.pre(line[at] !== char);
        const changed = line.slice(0, at) + char + line.slice(at + 1);
        expect(verify(lines.with(n, changed)).intact).toBe(false);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('an export of a range', () => {
  const [, second, third, fourth, fifth] = events as [Envelope, Envelope, Envelope, Envelope, Envelope];
  const header = (more: object = {}) =>
    headerLine({
      packroom: 'ledger',
      v: 1,
      stream: STREAM,
      publicKey,
      after: { seq: 2, hash: second.hash },
      upTo: { seq: 5, seals: 2 },
      ...more,
    }).trimEnd();
  const [line3, line4, line5] = [third, fourth, fifth].map((event) => eventLine(event).trimEnd());
  const [seal3, seal5] = [third, fifth].map((event) => sealLine(sealOf(event)).trimEnd());
  const range = [header(), line3, seal3, line4, line5, seal5] as string[];

  test('is intact, and says which events it holds', () => {
    const verdict = verify(range);
    expect(verdict).toMatchObject({ intact: true, from: 3, events: 3, head: { seq: 5 } });
    expect(sentenceFor(verdict)).toBe(
      `intact: events 3 to 5 (3 events), head ${last.hash}, sealed by ${publicKey.x} at ${last.at}`,
    );
  });

  test('cut after a seal that was kept on the way is not whole, and the first line that is gone is named', () => {
    expect(verify(range.slice(0, 3))).toEqual({ intact: false, line: 4, fault: 'cut-off' });
  });

  test('cut after a seal, as many seals as there should be, is not whole all the same', () => {
    const some = [header({ upTo: { seq: 5, seals: 1 } }), ...range.slice(1, 3)];
    expect(verify(some)).toEqual({ intact: false, line: 4, fault: 'cut-off' });
  });

  test('cut after an event is not sealed to its end', () => {
    expect(verify(range.slice(0, 4))).toEqual({ intact: false, line: 4, fault: 'not-sealed' });
  });

  test('without a seal that was kept on the way is not whole', () => {
    expect(verify(range.toSpliced(2, 1))).toEqual({ intact: false, line: 6, fault: 'cut-off' });
  });

  test('with a genuine seal more than it was made with is not', () => {
    const more = range.toSpliced(4, 0, sealLine(sealOf(fourth)).trimEnd());
    expect(verify(more)).toEqual({ intact: false, line: 7, fault: 'beyond-end' });
  });

  test('with events behind the end that the header states is not', () => {
    const some = range.with(0, header({ upTo: { seq: 4, seals: 2 } }));
    expect(verify(some)).toEqual({ intact: false, line: 5, fault: 'beyond-end' });
  });

  test.each([
    ['another event', { after: { seq: 1, hash: second.hash } }, 'gap'],
    ['another hash', { after: { seq: 2, hash: fifth.hash } }, 'not-bound'],
    ['nothing', { after: undefined }, 'gap'],
  ])('whose header says that %s is before it is not', (_, more, fault) => {
    expect(verify(range.with(0, header(more)))).toEqual({ intact: false, line: 2, fault });
  });

  test('of no events is not, however it is sealed', () => {
    const sealed = sealLine(sealOf(second)).trimEnd();
    expect(verify([header({ upTo: { seq: 2, seals: 1 } }), sealed])).toMatchObject({
      fault: 'seal-of-another-head',
    });
    expect(verify([header()])).toEqual({ intact: false, line: 2, fault: 'not-sealed' });
  });
});
