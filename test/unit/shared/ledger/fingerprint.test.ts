import { expect, test } from 'vitest';
import { fingerprintOf } from '../../../../shared/ledger/fingerprint.ts';

test('a fingerprint is the first half of the thumbprint that RFC 8037 (A.3) prints for its example key', () => {
  const thumbprint = Buffer.from('kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k', 'base64url').toString('hex');
  const fingerprint = fingerprintOf({ x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' });
  expect(fingerprint).toBe('90fa cafe a9b1 5566 9854 0f70 c011 7a22');
  expect(thumbprint.startsWith(fingerprint.replaceAll(' ', ''))).toBe(true);
});
