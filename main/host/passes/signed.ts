/**
 * Passes as signed text: a compact JWS (RFC 7515) by Ed25519 (RFC 8037). One form and no other is taken, to the letter: a
 * text that says anything else in its header, or that could be written in another way, is not looked at.
 */
import { ed25519 } from '@noble/curves/ed25519.js';
import { CompactSign, type CryptoKey, compactVerify, importJWK } from 'jose';
import { err, ok, type Result } from '../../../shared/basics/result.ts';
import { type Pass, passFrom, writtenOf } from '../../../shared/domain/pass.ts';
import { PASS_BEGINS } from '../../../shared/tracking/recognise.ts';

export interface PassKey {
  sign(pass: Pass): Promise<string>;
  readonly trusted: TrustedKey;
  /** What a directory writes to trust it: `x` of a JSON Web Key. */
  readonly public: string;
}

export type TrustedKey = CryptoKey | Uint8Array;

/** `other-key`: altered, or of somebody else; whose it says it is stands in `claims`, and is not to be believed. */
export type NoPass =
  | { readonly code: 'not-readable' }
  | { readonly code: 'other-key'; readonly claims: Pass | null };

/** More than the longest pass by far. */
const MOST_CHARACTERS = 2_000;

export async function passKey(seed: Uint8Array): Promise<PassKey> {
  const x = Buffer.from(ed25519.getPublicKey(seed)).toString('base64url');
  const d = Buffer.from(seed).toString('base64url');
  const own = await importJWK({ kty: 'OKP', crv: 'Ed25519', x, d }, 'EdDSA');
  return {
    sign: (pass) =>
      new CompactSign(Buffer.from(writtenOf(pass))).setProtectedHeader({ alg: 'EdDSA' }).sign(own),
    trusted: await trustedKey(x),
    public: x,
  };
}

/** `x` as a JSON Web Key has it: 32 bytes in base64url. Throws for what is no such key. */
export function trustedKey(x: string): Promise<TrustedKey> {
  return importJWK({ kty: 'OKP', crv: 'Ed25519', x }, 'EdDSA');
}

export async function readPass(token: string, keys: readonly TrustedKey[]): Promise<Result<Pass, NoPass>> {
  const parts = token.split('.');
  if (token.length > MOST_CHARACTERS || !token.startsWith(PASS_BEGINS) || parts.length !== 3) {
    return err({ code: 'not-readable' });
  }
  // Some letters of base64 may be written in four ways that mean the same: only one of them was signed.
  if (parts.some((part) => Buffer.from(part, 'base64url').toString('base64url') !== part)) {
    return err({ code: 'not-readable' });
  }
  const claims = passFrom(Buffer.from(parts[1] ?? '', 'base64url').toString('utf8'));
  for (const key of keys) {
    const isSigned = await compactVerify(token, key, { algorithms: ['EdDSA'] }).then(
      () => true,
      () => false,
    );
    if (isSigned) return claims === null ? err({ code: 'not-readable' }) : ok(claims);
  }
  return err({ code: 'other-key', claims });
}
