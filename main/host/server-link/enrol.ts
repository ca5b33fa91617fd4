/**
 * Makes a kiosk that is stopped one of a property on a server: shows the code that the server's operator gave out, and proves
 * that it holds the keys of its ledger and of its link. Where its server is it writes down only when the server has said yes.
 */
import { ed25519 } from '@noble/curves/ed25519.js';
import {
  EnrolmentAnswer,
  EnrolmentCode,
  type EnrolmentProof,
  type EnrolmentRequest,
} from '../../../shared/api/enrolment.ts';
import { toBase64Url, toUtf8 } from '../../../shared/basics/bytes.ts';
import { err, ok, type Result } from '../../../shared/basics/result.ts';
import type { StreamId } from '../../../shared/domain/ids.ts';
import { canonical } from '../../../shared/ledger/canonical.ts';
import type { PublicKey } from '../../../shared/ledger/seal.ts';
import { readIdentity } from '../identity.ts';
import type { StoppedKiosk } from '../stopped-kiosk.ts';
import { readSealed } from '../storage/sealed-file.ts';
import { exchange, judged, plain, type WireFailure } from './exchange.ts';
import { type LinkFile, writeLinkFile } from './link-file.ts';

export interface Enrolling {
  readonly kiosk: StoppedKiosk;
  readonly server: string;
  readonly code: string;
}

const DEADLINE_MS = 30_000;

/** Where it is enrolled then; the error is what to say. */
export async function enrol({ kiosk, server, code }: Enrolling): Promise<Result<LinkFile, string>> {
  const { paths, keys, sealing } = kiosk;
  const typed = EnrolmentCode.safeParse(code);
  if (!typed.success) return err('That is no code: it has eight letters and figures, such as 7X0A-76TM.');
  const identity = await readIdentity(sealing.files, paths.identity);
  if (!identity.ok) return err(identity.error.say);
  if (identity.value === null) return err(`There is no kiosk in ${paths.folder} yet. Start it once first.`);
  const signing = await readSealed(sealing.files, paths.signingKey, keys.signing, 'signing key');
  if (!signing.ok) return err(`The key of the ledger is ${signing.error}.`);
  const answered = await exchange(fetch, {
    url: `${server}/v1/enrolments`,
    method: 'POST',
    authorization: null,
    body: plain(requestOf(typed.data, identity.value.stream, signing.value, keys.link)),
    signal: AbortSignal.timeout(DEADLINE_MS),
  });
  const answer = answered.ok ? judged(answered.value, EnrolmentAnswer) : answered;
  if (!answer.ok) return err(sentenceOf(server, answer.error));
  const link: LinkFile = { server, property: answer.value.property };
  const written = await writeLinkFile(sealing.files, paths.server, link);
  if (written.ok) return ok(link);
  return err(
    `The server said yes, and ${paths.server} cannot be written (${written.error}). Ask for another code.`,
  );
}

function requestOf(code: string, stream: StreamId, ledger: Uint8Array, link: Uint8Array): EnrolmentRequest {
  const [ledgerKey, linkKey] = [publicKeyOf(ledger), publicKeyOf(link)];
  const proof: EnrolmentProof = {
    purpose: 'packroom-enrolment',
    code,
    stream,
    ledger: ledgerKey.x,
    link: linkKey.x,
  };
  const bytes = toUtf8(canonical(proof));
  const signedBy = (seed: Uint8Array) => toBase64Url(ed25519.sign(bytes, seed));
  return { code, stream, ledgerKey, linkKey, ledgerProof: signedBy(ledger), linkProof: signedBy(link) };
}

function publicKeyOf(seed: Uint8Array): PublicKey {
  return { kty: 'OKP', crv: 'Ed25519', x: toBase64Url(ed25519.getPublicKey(seed)) };
}

function sentenceOf(server: string, failure: WireFailure): string {
  switch (failure.code) {
    case 'offline':
      return `${server} does not answer (${failure.detail}).`;
    case 'server-fault':
      return `${server} cannot do it now (${failure.status}). Try again in a minute.`;
    case 'refused':
      return sentences[failure.why] ?? `${server} refused it (${failure.why}).`;
    case 'not-enrolled':
    case 'not-understood':
      return `What answers at ${server} is no Packroom server that this kiosk understands.`;
  }
}

const sentences: Readonly<Record<string, string>> = {
  'code-not-good': 'This code is not good, or not any more. Ask for another one.',
  'stream-taken': 'The server has another kiosk of this name. Make this one anew, in a folder of its own.',
  'proof-wrong': 'The server does not believe that this kiosk holds its keys.',
};
