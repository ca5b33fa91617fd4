/**
 * How a kiosk becomes one of a property: a manager makes a short code, the kiosk shows it once together with its two
 * keys, and proves that it holds both. The ledger's key signs seals and stays for ever; the link's key signs tokens and
 * may be changed.
 */
import { z } from 'zod';
import { PropertyId, StreamId } from '../domain/ids.ts';
import { PublicKey } from '../ledger/seal.ts';

/** Eight of Crockford's letters, as people type them: case and dashes do not count. */
export const EnrolmentCode = z
  .string()
  .transform((text) => text.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1'))
  .pipe(z.string().regex(/^[0-9A-HJKMNP-TV-Z]{8}$/));

const Signature = z.string().regex(/^[A-Za-z0-9_-]{86}$/);

/** What both keys sign, as canonical JSON. */
export interface EnrolmentProof {
  readonly purpose: 'packroom-enrolment';
  readonly code: string;
  readonly stream: StreamId;
  /** `x` of each key. */
  readonly ledger: string;
  readonly link: string;
}

export const EnrolmentRequest = z.strictObject({
  code: z.string().min(8).max(20),
  stream: StreamId,
  ledgerKey: PublicKey,
  linkKey: PublicKey,
  /** base64url Ed25519 over the canonical JSON of `EnrolmentProof`, with the code in capitals and without dashes. */
  ledgerProof: Signature,
  linkProof: Signature,
});
export type EnrolmentRequest = z.infer<typeof EnrolmentRequest>;

export const EnrolmentAnswer = z.strictObject({ property: PropertyId });
export type EnrolmentAnswer = z.infer<typeof EnrolmentAnswer>;

/** `PUT /v1/kiosk/key`, with a token of the old key: from then on only the new one is good. */
export const LinkKeyChange = z.strictObject({
  linkKey: PublicKey,
  /** By the new key, over the canonical JSON of `{ purpose: 'packroom-link-key', stream, link }`. */
  proof: Signature,
});
export type LinkKeyChange = z.infer<typeof LinkKeyChange>;
