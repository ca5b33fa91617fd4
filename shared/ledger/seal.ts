/**
 * A seal is a signed event of a ledger: "by this time this stream had come as far as this". Whoever holds one can tell
 * whether anything up to it was changed since. Signing is the host's; checking is anybody's.
 */
import { ed25519 } from '@noble/curves/ed25519.js';
import { z } from 'zod';
import { fromBase64Url, toUtf8 } from '../basics/bytes.ts';
import { StreamId } from '../domain/ids.ts';
import { Hash } from '../events/envelope.ts';
import { canonical } from './canonical.ts';

export const Seal = z.strictObject({
  stream: StreamId,
  seq: z.int().positive(),
  hash: Hash,
  at: z.iso.datetime({ precision: 3 }),
  /** base64url Ed25519 signature over the canonical JSON of the seal without `sig`. */
  sig: z.string().regex(/^[A-Za-z0-9_-]{86}$/),
});
export type Seal = z.infer<typeof Seal>;

/** A JSON Web Key (RFC 8037) of the host's signing key, public half only. */
export const PublicKey = z.strictObject({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
});
export type PublicKey = z.infer<typeof PublicKey>;

/** The bytes that are signed. */
export function sealed(seal: Omit<Seal, 'sig'>): Uint8Array {
  const { stream, seq, hash, at } = seal;
  return toUtf8(canonical({ stream, seq, hash, at }));
}

export function isGenuine(seal: Seal, key: PublicKey): boolean {
  return isSignedWith(key, seal.sig, sealed(seal));
}

/** `sig` is base64url. */
export function isSignedWith(key: PublicKey, sig: string, bytes: Uint8Array): boolean {
  const signature = fromBase64Url(sig);
  const x = fromBase64Url(key.x);
  // noble throws on a wrong length, and on nothing else: a key that is no point of the curve has signed nothing.
  if (!signature.ok || !x.ok || signature.value.length !== 64 || x.value.length !== 32) return false;
  return ed25519.verify(signature.value, bytes, x.value);
}
