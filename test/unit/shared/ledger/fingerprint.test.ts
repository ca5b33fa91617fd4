import { expect, test } from 'vitest';
import { fingerprintOf, inShort } from '../../../../shared/ledger/fingerprint.ts';

test('a fingerprint is the first half of the thumbprint that RFC 8037 (A.3) prints for its example key', () => {
  const thumbprint = Buffer.from('kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k', 'base64url').toString('hex');
  const fingerprint = fingerprintOf({ x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' });
  expect(fingerprint).toBe('90fa cafe a9b1 5566 9854 0f70 c011 7a22');
  expect(thumbprint.startsWith(fingerprint.replaceAll(' ', ''))).toBe(true);
});

test('the beginning of a hash is written down in six groups of four', () => {
  expect(inShort(`0123456789abcdef01234567${'f'.repeat(40)}`)).toBe('0123 4567 89ab cdef 0123 4567');
});
