/**
 * What an incident pack says of itself: which files are in it, of how many bytes, with which hash; what was asked for; and
 * the kiosk's signature over all of it. It stands last in the pack. It holds ids, never a name.
 */
import { z } from 'zod';
import { toUtf8 } from '../basics/bytes.ts';
import { EventId, IncidentId, PackageId, PhotoHash, StreamId } from '../domain/ids.ts';
import { Hash } from '../events/envelope.ts';
import { canonical } from '../ledger/canonical.ts';
import { isSignedWith, PublicKey } from '../ledger/seal.ts';
import { FILE_NAME, MOST_ZIP_BYTES, MOST_ZIP_FILES } from './stored-zip.ts';

export const MANIFEST = 'manifest.json';
export const LEDGER = 'ledger.jsonl';
export const SEALS = 'seals.txt';

const instant = z.iso.datetime({ precision: 3 });

const PackedFile = z.strictObject({
  name: z.string().regex(FILE_NAME),
  bytes: z.int().nonnegative().max(MOST_ZIP_BYTES),
  sha256: Hash,
});
export type PackedFile = z.infer<typeof PackedFile>;

export const PackManifest = z.strictObject({
  packroom: z.literal('incident-pack'),
  v: z.literal(1),
  stream: StreamId,
  publicKey: PublicKey,
  incident: IncidentId,
  /** The event in which a manager ordered the pack. */
  order: EventId,
  madeAt: instant,
  /** What was asked for; the ledger is there from the seal before it to the seal after it. */
  about: z.strictObject({ package: PackageId.nullable(), from: instant, until: instant }),
  ledger: z.strictObject({ from: z.int().positive(), upTo: z.int().positive() }),
  /** All but this one, in the order in which they stand in the pack. */
  files: z.array(PackedFile).max(MOST_ZIP_FILES),
  /** Photos that the ledger names and the kiosk has no more. */
  missingPhotos: z.array(PhotoHash).max(MOST_ZIP_FILES),
  /** base64url Ed25519 signature over the canonical JSON of the manifest without `sig`. */
  sig: z.string().regex(/^[A-Za-z0-9_-]{86}$/),
});
export type PackManifest = z.infer<typeof PackManifest>;
export type UnsignedManifest = Omit<PackManifest, 'sig'>;

/** The bytes that are signed. No seal has them: what a manifest is stands in it. */
export function signedOf(manifest: UnsignedManifest): Uint8Array {
  return toUtf8(canonical(manifest));
}

export function manifestText(manifest: PackManifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

export type ManifestFault = 'not-a-manifest' | 'not-genuine';

/** Only what is spelled as a kiosk spells it and signed by the key that it names. */
export function readManifest(text: string): PackManifest | ManifestFault {
  const value = readJson(text);
  const read = PackManifest.safeParse(value);
  if (!read.success) return 'not-a-manifest';
  // A key that stands there twice is read by one program and not by the next.
  if (manifestText(value as PackManifest) !== text) return 'not-a-manifest';
  const { sig, ...unsigned } = value as PackManifest;
  return isSignedWith(read.data.publicKey, sig, signedOf(unsigned)) ? read.data : 'not-genuine';
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
