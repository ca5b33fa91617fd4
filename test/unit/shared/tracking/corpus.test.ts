import { describe, expect, test } from 'vitest';
import { recognise } from '../../../../shared/tracking/recognise.ts';
import { corpus } from './corpus.ts';

const what = (text: string) => recognise({ text, aim: null });
const formatsOf = (text: string) => {
  const made = what(text);
  return made.kind === 'tracking' ? made.candidates.map(({ format }) => format) : [];
};

describe('a corpus of label texts', () => {
  test('has no fewer than two hundred, all different', () => {
    expect(new Set(corpus.map(({ text }) => text)).size).toBeGreaterThan(200);
  });

  test('each gives its number and its format', () => {
    for (const { text, number, format } of corpus) {
      expect(what(text), text).toMatchObject({ kind: 'tracking', best: { number, format } });
    }
  });

  test('each in lower case, with spaces and with control characters gives the same', () => {
    for (const { text } of corpus) {
      const spaced = text.toLowerCase().replace(/(.{4})/g, '$1 ');
      expect(what(spaced), text).toEqual(what(text));
      expect(what(`\u0002\u202e${text}\r\n`), text).toEqual(what(text));
    }
  });

  test('each cut short by its last character, or doubled, is not that format any more', () => {
    for (const { text, format } of corpus) {
      expect(formatsOf(text.slice(0, -1)), text).not.toContain(format);
      expect(formatsOf(text + text), text).not.toContain(format);
    }
  });

  test('each number is recognised again as it is kept', () => {
    for (const { number } of corpus) {
      const again = what(number);
      expect(again.kind === 'tracking' && again.best.number, number).toBe(number);
    }
  });
});

describe('commands to a printer in place of a number', () => {
  test.each(['^XA^FO50,50^FDowned^FS^XZ', '~JR', '\u001b@\u001dV\u0000cut', `${'^'.repeat(4_000)}XZ`])(
    '%j is kept as a fingerprint, with nothing of the command in it',
    (text) => {
      expect(what(text)).toMatchObject({ kind: 'opaque', number: expect.stringMatching(/^#[0-9a-f]{24}$/) });
    },
  );
});
