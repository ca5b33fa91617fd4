import { describe, expect, test } from 'vitest';
import { fromBase64Url, toBase64Url, toUtf8 } from '../../../../shared/basics/bytes.ts';

describe('base64url', () => {
  test.each([
    ['', ''],
    ['f', 'Zg'],
    ['fo', 'Zm8'],
    ['foo', 'Zm9v'],
    ['foobar', 'Zm9vYmFy'],
  ])('RFC 4648 vector %j is %j, both ways', (text, encoded) => {
    expect(toBase64Url(toUtf8(text))).toBe(encoded);
    expect(fromBase64Url(encoded)).toEqual({ ok: true, value: toUtf8(text) });
  });

  test.each(['Z', 'Zg==', 'Zm9v+', 'Zh', 'Zm9\n'])('%j is not canonical and is refused', (text) => {
    expect(fromBase64Url(text)).toEqual({ ok: false, error: 'not-base64url' });
  });

  test('agrees with Node for every byte', () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, n) => n);
    expect(toBase64Url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
  });
});
