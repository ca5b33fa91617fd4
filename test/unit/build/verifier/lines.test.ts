import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createLineCutter } from '../../../../build/verifier/lines.ts';

function cut(bytes: Uint8Array, pieceSize = bytes.length): string[] {
  const cutter = createLineCutter();
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += pieceSize)
    lines.push(...cutter.take(bytes.subarray(at, at + pieceSize)));
  return [...lines, ...cutter.end()];
}

const bytesOf = (text: string) => new TextEncoder().encode(text);

describe('a file cut into lines', () => {
  test('is the same in pieces of any size, also where a piece ends inside a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 9 }), (text, pieceSize) => {
        const lines = text.split('\n');
        if (lines.at(-1) === '') lines.pop();
        expect(cut(bytesOf(text), pieceSize)).toEqual(lines);
      }),
    );
  });

  test('is cut at line feeds alone, not where Unicode would end a line', () => {
    expect(cut(bytesOf('a\u2028b\r\u0085c\nd'))).toEqual(['a\u2028b\r\u0085c', 'd']);
  });

  test('keeps an empty line', () => {
    expect(cut(bytesOf('a\n\nb\n'))).toEqual(['a', '', 'b']);
  });

  test('gives nothing for a line that is no UTF-8, instead of mending it', () => {
    expect(cut(Uint8Array.of(0x61, 0xff, 0x0a, 0x62, 0x0a))).toEqual(['', 'b']);
  });

  test('keeps a mark of the byte order, which an export does not have', () => {
    expect(cut(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61))).toEqual(['\ufeffa']);
  });

  test('gives nothing for a line beyond a mebibyte, and the next one whole', () => {
    const long = `${'x'.repeat((1 << 20) + 1)}\nnext\n`;
    expect(cut(bytesOf(long), 65_536)).toEqual(['', 'next']);
    expect(cut(bytesOf(long))).toEqual(['', 'next']);
    expect(cut(bytesOf(long).subarray(1), 65_536)).toEqual(['x'.repeat(1 << 20), 'next']);
  });

  test('may be read into one buffer again and again', () => {
    const cutter = createLineCutter();
    const buffer = bytesOf('ab');
    cutter.take(buffer);
    buffer.set(bytesOf('c\n'));
    expect(cutter.take(buffer)).toEqual(['abc']);
  });
});
