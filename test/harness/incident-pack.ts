/** An incident pack as a kiosk makes it, for tests that read one: made in memory, under a key of its own. */
import { createHash } from 'node:crypto';
import { toUtf8 } from '../../shared/basics/bytes.ts';
import { EventId, IncidentId, PackageId } from '../../shared/domain/ids.ts';
import {
  LEDGER,
  MANIFEST,
  manifestText,
  type PackManifest,
  SEALS,
  signedOf,
  type UnsignedManifest,
} from '../../shared/incident-pack/manifest.ts';
import { ExportHeader, SealLine } from '../../shared/ledger/export-format.ts';
import { sealed } from '../../shared/ledger/seal.ts';
import { slipOf } from '../../shared/ledger/seal-slip.ts';
import { numberedId, STREAM } from './drafts.ts';
import { exportedRange } from './exported-ledger.ts';
import { zipOf } from './stored-zip.ts';

const AT = '2026-11-23T09:00:00.000Z';

type Contents = Readonly<Record<string, string | Uint8Array>>;

export interface MadePack {
  readonly files: Contents;
  readonly manifest: PackManifest;
  readonly bytes: Uint8Array;
  /** The same files under another manifest, signed with the same key. */
  signedAnew(change: (was: UnsignedManifest) => UnsignedManifest): Uint8Array;
}

/** Events 21 to 36 of a kiosk, with a photo of two kilobytes. */
export function madePack(more: Contents = {}): MadePack {
  const ledger = exportedRange(20, 36, [25]);
  const { after } = ExportHeader.parse(JSON.parse(ledger.lines[0] ?? ''));
  const inside = ledger.lines.filter((line) => line.startsWith('{"seal"'));
  const seals = inside.map((line) => SealLine.parse(JSON.parse(line)).seal);
  if (after !== undefined) {
    const before = { stream: STREAM, ...after, at: AT };
    seals.unshift({ ...before, sig: ledger.sign(sealed(before)) });
  }
  const files: Contents = {
    'statement.txt': 'What happened: ______\nWas geschah, à peu près: 🗝️\n',
    [LEDGER]: ledger.text,
    [SEALS]: seals.map((seal) => `${slipOf(seal)}\n`).join(''),
    'photos/a1.jpg': Uint8Array.from({ length: 2_000 }, (_, n) => (n * n) % 251),
    ...more,
  };
  const unsigned: UnsignedManifest = {
    packroom: 'incident-pack',
    v: 1,
    stream: STREAM,
    publicKey: ledger.publicKey,
    incident: IncidentId.parse(numberedId(0x1c1d)),
    order: EventId.parse(numberedId(0x0de7)),
    madeAt: AT,
    about: { package: PackageId.parse(numberedId(7)), from: AT, until: AT },
    ledger: { from: 21, upTo: 36 },
    files: Object.entries(files).map(([name, content]) => packed(name, content)),
    missingPhotos: [],
  };
  const under = (was: UnsignedManifest) => ({ ...was, sig: ledger.sign(signedOf(was)) });
  const zip = (manifest: PackManifest) => zipOf({ ...files, [MANIFEST]: manifestText(manifest) });
  const manifest = under(unsigned);
  return {
    files,
    manifest,
    bytes: zip(manifest),
    signedAnew: (change) => zip(under(change(unsigned))),
  };
}

function packed(name: string, content: string | Uint8Array) {
  const bytes = typeof content === 'string' ? toUtf8(content) : content;
  return { name, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}
