/**
 * Signs heads of the ledger, and remembers the latest signature apart from the journal: a journal that was lost or cut
 * back cannot be continued with other events than those that were signed for. It signs packs, too. The signing key never
 * leaves here.
 */
import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import type { Clock } from '../../shared/basics/clock.ts';
import { type PackManifest, signedOf, type UnsignedManifest } from '../../shared/incident-pack/manifest.ts';
import type { Head } from '../../shared/ledger/chain.ts';
import { PublicKey, Seal, sealed } from '../../shared/ledger/seal.ts';
import type { Log } from './log.ts';
import type { Files } from './storage/files.ts';
import { openNumberedLog } from './storage/numbered-log.ts';

export interface Seals {
  readonly publicKey: PublicKey;
  /** Null while nothing was ever sealed. */
  latest(): Seal | null;
  /** The seal of `head`, which has at least one event. It is remembered as the latest. */
  seal(head: Head): Seal;
  /** A seal of any event of the journal, made now and not remembered here. */
  sign(event: Head): Seal;
  isOwn(seal: Seal): boolean;
  /** Signs for what was put together for somebody else's hands. */
  signPack(manifest: UnsignedManifest): PackManifest;
  close(): Promise<void>;
}

/** PKCS #8 of an Ed25519 key (RFC 8410, section 7) up to its 32 bytes. */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

export async function openSeals(
  files: Files,
  folder: string,
  seed: Uint8Array,
  clock: Clock,
  log: Log,
): Promise<Seals> {
  const key = createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, seed]), format: 'der', type: 'pkcs8' });
  const kept = await openNumberedLog({ files, folder });
  let latest = await readLatest(kept, log);
  let keeping: Promise<void> = Promise.resolve();
  const verifying = createPublicKey(key);

  const make = ({ stream, seq, hash }: Head): Seal => {
    const unsigned = { stream, seq, hash, at: new Date(clock.now()).toISOString() };
    return Seal.parse({ ...unsigned, sig: sign(null, sealed(unsigned), key).toString('base64url') });
  };

  return {
    publicKey: publicKeyOf(verifying),
    latest: () => latest,
    sign: make,
    isOwn: (seal) => verify(null, sealed(seal), verifying, Buffer.from(seal.sig, 'base64url')),
    signPack: (manifest) => ({
      ...manifest,
      sig: sign(null, signedOf(manifest), key).toString('base64url'),
    }),
    seal: (head) => {
      if (latest?.seq === head.seq && latest.hash === head.hash) return latest;
      const made = make(head);
      latest = made;
      // Nobody waits for it: the journal has the events, and a seal can be made again from its head.
      keeping = keeping.then(async () => {
        if (made !== latest) return;
        const written = await kept.append([JSON.stringify(made)]);
        if (!written.ok) log.warn('a seal was not kept', { why: written.error });
      });
      return made;
    },
    close: async () => {
      await keeping;
      await kept.close();
    },
  };
}

async function readLatest(
  kept: { last(): number; read: Awaited<ReturnType<typeof openNumberedLog>>['read'] },
  log: Log,
): Promise<Seal | null> {
  if (kept.last() === 0) return null;
  const page = await kept.read(kept.last() - 1, 1);
  const text = page.ok ? page.value[0] : undefined;
  const read = text === undefined ? null : Seal.safeParse(JSON.parse(text));
  if (read?.success) return read.data;
  log.error('the latest seal cannot be read', { number: kept.last() });
  return null;
}

function publicKeyOf(key: KeyObject): PublicKey {
  const { kty, crv, x } = key.export({ format: 'jwk' });
  return PublicKey.parse({ kty, crv, x });
}
