/**
 * How a code is kept: a pepper that only this machine has, then Argon2id. Six digits are a million tries, so the hash
 * alone would hide nothing from somebody with a copied disk; the pepper does.
 */
import { createHmac } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

export interface HashCost {
  readonly memoryKib: number;
  readonly passes: number;
}

/** 64 MiB, three passes, one lane: the second recommendation of RFC 9106, section 4, on one core. */
export const USUAL_COST: HashCost = { memoryKib: 65_536, passes: 3 };

const LOCATOR_DIGITS = 4;

/**
 * `subject` is whom the code belongs to: a hash put into another record opens nothing. As hex, because the library
 * hashes any bytes and compares only what is UTF-8.
 */
function peppered(pepper: Uint8Array, subject: string, code: string): string {
  return createHmac('sha256', pepper).update(`code\0${subject}\0${code}`).digest('hex');
}

export function hashCode(pepper: Uint8Array, cost: HashCost, subject: string, code: string): Promise<string> {
  return hash(peppered(pepper, subject, code), {
    memoryCost: cost.memoryKib,
    timeCost: cost.passes,
    parallelism: 1,
    outputLen: 32,
  });
}

export function isCode(pepper: Uint8Array, hashed: string, subject: string, code: string): Promise<boolean> {
  return verify(hashed, peppered(pepper, subject, code));
}

/**
 * Finds the one record that a code without a name could belong to, so that one is hashed and not all. Two bytes: each
 * of them fits fifteen codes of six digits, so that even with the pepper it is no second, quicker hash of the code.
 */
export function locatorOf(pepper: Uint8Array, kind: string, code: string, digits = LOCATOR_DIGITS): string {
  return createHmac('sha256', pepper).update(`locator\0${kind}\0${code}`).digest('hex').slice(0, digits);
}
