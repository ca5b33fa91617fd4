/**
 * The photos and signatures of visits: in a folder and under a key of their own, so that nothing that shows a package's
 * picture shows one of these. It shows them for an order in the journal of this run, of staff who may, used once.
 */
import { join } from 'node:path';
import { err, ok, type Result } from '../../../shared/basics/result.ts';
import type { RandomBytes } from '../../../shared/basics/uuid.ts';
import type { OutputOf } from '../../../shared/bridge/contract.ts';
import type { EventId, PhotoHash } from '../../../shared/domain/ids.ts';
import { Signature } from '../../../shared/domain/signature.ts';
import type { DataOf } from '../../../shared/events/catalog.ts';
import { canonical } from '../../../shared/ledger/canonical.ts';
import type { Journal } from '../journal.ts';
import { createOrders, type OrdersFrom } from '../orders.ts';
import { createPhotos } from '../photos.ts';
import type { DiskFailure, Files } from '../storage/files.ts';
import { createHashedFiles, hashOf } from '../storage/hashed-files.ts';
import { openAwaited } from './awaited.ts';

export interface Evidence {
  keepPhoto(picture: Uint8Array): Promise<Result<PhotoHash, 'not-a-photo' | DiskFailure>>;
  keepSignature(signature: Signature): Promise<Result<PhotoHash, DiskFailure>>;
  /** Answers when it is gone for good; one that is not there is gone. */
  erase(what: DataOf<'session.evidence-erased'>['what'], file: PhotoHash): Promise<void>;
  show(event: EventId): Promise<OutputOf<'evidence.show'>>;
}

export interface EvidenceParts extends OrdersFrom {
  readonly files: Files;
  readonly folder: string;
  readonly key: Uint8Array;
  readonly random: RandomBytes;
  readonly journal: Pick<Journal, 'fresh' | 'head' | 'read' | 'onKept'>;
}

export async function openEvidence(parts: EvidenceParts): Promise<Evidence> {
  const { files, folder, key, random } = parts;
  const photos = createPhotos(files, join(folder, 'photos'), key, random, 'door-photo');
  const signatures = createHashedFiles({ files, random }, join(folder, 'signatures'), key, 'signature');
  const orders = createOrders('evidence.show-ordered', parts);
  const erase: Evidence['erase'] = (what, file) => (what === 'photo' ? photos : signatures).erase(file);
  const awaited = await openAwaited({ files, folder, journal: parts.journal, erase });

  /** The same again is of an earlier visit too, whose event there is. */
  async function expected(
    what: 'photo' | 'signature',
    content: Uint8Array,
  ): Promise<Result<void, DiskFailure>> {
    const file = hashOf(content);
    const before = await (what === 'photo' ? photos : signatures).read(file);
    return before === null ? awaited.expect(what, file) : ok();
  }

  async function signatureAt(file: PhotoHash): Promise<Signature | null> {
    const bytes = await signatures.read(file);
    return bytes === null ? null : Signature.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  }

  return {
    keepPhoto: async (picture) => {
      const noted = await expected('photo', picture);
      return noted.ok ? photos.keep(picture) : noted;
    },
    keepSignature: async (signature) => {
      const content = Buffer.from(canonical(signature));
      const noted = await expected('signature', content);
      return noted.ok ? signatures.keep(content) : noted;
    },
    erase,
    show: async (event) => {
      const order = orders.read(event);
      if (!order.ok) return err('not-justified');
      orders.use(event);
      const { photo, signature } = order.value;
      const picture = photo === null ? null : await photos.read(photo);
      return ok({
        jpeg: picture === null ? null : Buffer.from(picture).toString('base64'),
        signature: signature === null ? null : await signatureAt(signature),
      });
    },
  };
}
