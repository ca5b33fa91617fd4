import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { isGenuine, PublicKey, type Seal, sealed } from '../../../../shared/ledger/seal.ts';
import { STREAM } from '../../../harness/drafts.ts';

const pair = generateKeyPairSync('ed25519');
const key = PublicKey.parse(pair.publicKey.export({ format: 'jwk' }));
const bare = { stream: STREAM, seq: 7, hash: 'ab'.repeat(32), at: '2026-11-23T09:00:00.000Z' };
const seal: Seal = { ...bare, sig: sign(null, sealed(bare), pair.privateKey).toString('base64url') };

describe('a seal', () => {
  test('made by another implementation of Ed25519 is genuine', () => {
    expect(isGenuine(seal, key)).toBe(true);
  });

  test.each([
    ['another number', { ...seal, seq: 8 }],
    ['another hash', { ...seal, hash: 'ac'.repeat(32) }],
    ['another time', { ...seal, at: '2026-11-23T09:00:00.001Z' }],
    ['a signature of the wrong length', { ...seal, sig: 'AAAA' }],
    ['a signature that is no base64url', { ...seal, sig: '*'.repeat(86) }],
  ])('with %s is not', (_, changed) => {
    expect(isGenuine(changed, key)).toBe(false);
  });

  test('under another key, or one that is no point of the curve, is not', () => {
    const other = PublicKey.parse(generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' }));
    expect(isGenuine(seal, other)).toBe(false);
    expect(isGenuine(seal, { ...key, x: `${'_'.repeat(42)}8` })).toBe(false);
  });
});
