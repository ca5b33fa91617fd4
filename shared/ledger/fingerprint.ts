/**
 * A host's key in so few characters that two people can compare it over a telephone: the first half of its JWK
 * thumbprint (RFC 7638), 128 bits, in groups of four. Nobody can make another key with the same one.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { toHex, toUtf8 } from '../basics/bytes.ts';
import { canonical } from './canonical.ts';
import type { PublicKey } from './seal.ts';

/** `x` as a JSON Web Key has it. Eight groups of four, such as `90fa cafe a9b1 5566 …`. */
export function fingerprintOf({ x }: Pick<PublicKey, 'x'>): string {
  const digest = toHex(sha256(toUtf8(canonical({ crv: 'Ed25519', kty: 'OKP', x }))));
  return grouped(digest.slice(0, 32));
}

/**
 * The beginning of an event's hash, to be written down: 96 bits in groups of four. Whoever wanted other records under
 * the same beginning would have to try more of them than all machines together can.
 */
export function inShort(hash: string): string {
  return grouped(hash.slice(0, 24));
}

function grouped(hex: string): string {
  return hex.replace(/.{4}(?!$)/g, '$& ');
}
