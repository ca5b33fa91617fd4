import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { isGenuine, PublicKey, Seal, sealed } from '../../../../shared/ledger/seal.ts';
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
    expect(isGenuine(seal, { ...key, x: 'AAAA' })).toBe(false);
    expect(isGenuine(seal, { ...key, x: '*'.repeat(43) })).toBe(false);
  });
});

describe('what is read as a seal', () => {
  test('is one as the host makes it', () => {
    expect(Seal.parse(seal)).toEqual(seal);
  });

  test.each([
    ['a word that no seal has', { ...seal, by: 'somebody' }],
    ['the number of no event', { ...seal, seq: 0 }],
    ['a time without its milliseconds', { ...seal, at: '2026-11-23T09:00:00Z' }],
    ['a signature that is too short', { ...seal, sig: seal.sig.slice(1) }],
    ['a signature with more before it', { ...seal, sig: `A${seal.sig}` }],
    ['a signature with more behind it', { ...seal, sig: `${seal.sig}=` }],
    ['a signature in the other base64', { ...seal, sig: `+${seal.sig.slice(1)}` }],
  ])('does not have %s', (_, changed) => {
    expect(Seal.safeParse(changed).success).toBe(false);
  });
});

describe('what is read as a public key', () => {
  test('is one as Node makes it', () => {
    expect(PublicKey.parse(pair.publicKey.export({ format: 'jwk' }))).toEqual(key);
  });

  test.each([
    ['the private half', pair.privateKey.export({ format: 'jwk' })],
    ['another type', { ...key, kty: 'EC' }],
    ['another curve', { ...key, crv: 'X25519' }],
    ['a character too few', { ...key, x: key.x.slice(1) }],
    ['a character before it', { ...key, x: `A${key.x}` }],
    ['a character behind it', { ...key, x: `${key.x}=` }],
    ['the other base64', { ...key, x: `+${key.x.slice(1)}` }],
  ])('does not have %s', (_, changed) => {
    expect(PublicKey.safeParse(changed).success).toBe(false);
  });
});
