/**
 * Verifies an incident pack from its bytes as they come: that its frame is as a kiosk writes it, that the kiosk signed for
 * every file in it, and that the ledger inside is intact by itself. It trusts nothing but the key that the pack names.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { joinBytes, toHex } from '../../shared/basics/bytes.ts';
import {
  LEDGER,
  MANIFEST,
  type PackedFile,
  type PackManifest,
  readManifest,
  SEALS,
} from '../../shared/incident-pack/manifest.ts';
import { zipTime } from '../../shared/incident-pack/stored-zip.ts';
import type { Fault, Verdict } from '../../shared/ledger/verify.ts';
import { createFileVerifier } from './file-verifier.ts';
import { createSealsCheck } from './pack-seals.ts';
import { createZipReader, type ZipFault } from './zip-reader.ts';

export type PackFault =
  | ZipFault['fault']
  | 'no-manifest'
  | 'manifest-not-genuine'
  | 'missing'
  | 'put-in'
  | 'altered'
  | 'ledger-not-intact'
  | 'other-ledger'
  | 'seals-not-genuine';

type Intact = Extract<Verdict, { readonly intact: true }>;
type FaultyLine = Omit<Extract<Verdict, { readonly intact: false }>, 'intact'>;

export type PackVerdict =
  | { readonly intact: true; readonly manifest: PackManifest; readonly ledger: Intact }
  /** `file` is the one at which it is; null is the archive itself. `line` is of the ledger, where one can be named. */
  | {
      readonly intact: false;
      readonly fault: PackFault;
      readonly file: string | null;
      readonly line: { readonly line: number; readonly fault: Fault } | null;
    };

export interface PackVerifier {
  take(bytes: Uint8Array): void;
  /** Call once, after the last byte. */
  verdict(): PackVerdict;
}

interface FoundFile extends PackedFile {
  readonly isAsSummed: boolean;
}

/** More than a manifest of as many files as a zip can have. */
const MOST_KEPT_BYTES = 20_000_000;

/** `onLine` sees each line of the ledger inside. */
export function createPackVerifier(onLine: (line: string) => void = () => undefined): PackVerifier {
  const found: FoundFile[] = [];
  const kept = new Map<string, Uint8Array[]>([
    [MANIFEST, []],
    [SEALS, []],
  ]);
  const seals = createSealsCheck();
  const ledger = createFileVerifier((line) => {
    seals.ledgerLine(line);
    onLine(line);
  });
  let open = { name: '', bytes: 0, hash: sha256.create() };
  const text = (name: string) => textOf(kept.get(name) ?? []);

  const reader = createZipReader({
    begin: (name) => {
      open = { name, bytes: 0, hash: sha256.create() };
    },
    data: (bytes) => {
      open.bytes += bytes.length;
      open.hash.update(bytes);
      if (open.name === LEDGER) ledger.take(bytes);
      // A copy: a reader may use its buffer again.
      if (open.bytes <= MOST_KEPT_BYTES) kept.get(open.name)?.push(bytes.slice());
    },
    end: (isAsSummed) => {
      const { name, bytes, hash } = open;
      found.push({ name, bytes, sha256: toHex(hash.digest()), isAsSummed });
    },
  });

  return {
    take: reader.take,
    verdict: () => {
      const framed = reader.end();
      if ('fault' in framed) return fault(framed.fault, framed.file);
      const manifest = readManifest(text(MANIFEST));
      if (found.at(-1)?.name !== MANIFEST) return fault('no-manifest');
      if (typeof manifest === 'string') return fault('manifest-not-genuine', MANIFEST);
      const inside = ledger.verdict();
      const broken = faultOfFiles(manifest, found);
      if (broken !== null) return broken.file === LEDGER ? atLine(broken, inside) : broken;
      const { date, time } = zipTime(Date.parse(manifest.madeAt));
      if (framed.date !== date || framed.time !== time) return fault('frame-altered');
      if (!inside.intact) return atLine(fault('ledger-not-intact', LEDGER), inside);
      if (!isLedgerOf(manifest, inside)) return fault('other-ledger', LEDGER);
      if (!seals.areGenuine(text(SEALS), manifest)) return fault('seals-not-genuine', SEALS);
      return { intact: true, manifest, ledger: inside };
    },
  };
}

/** Empty for what is no UTF-8. */
function textOf(bytes: readonly Uint8Array[]): string {
  try {
    // By default a mark of the byte order is dropped and broken characters are mended: either would hide a change.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(joinBytes(bytes));
  } catch {
    return '';
  }
}

type NotIntact = Extract<PackVerdict, { readonly intact: false }>;

function fault(fault: PackFault, file: string | null = null): NotIntact {
  return { intact: false, fault, file, line: null };
}

function atLine(verdict: NotIntact, inside: Verdict): NotIntact {
  if (inside.intact) return verdict;
  const { line, fault }: FaultyLine = inside;
  return { ...verdict, line: { line, fault } };
}

/** The first file that is not as the kiosk signed for it. */
function faultOfFiles({ files }: PackManifest, found: readonly FoundFile[]): NotIntact | null {
  const here = found.slice(0, -1);
  const names = new Set(here.map(({ name }) => name));
  for (const [at, file] of files.entries()) {
    if (!names.has(file.name)) return fault('missing', file.name);
    const is = here[at];
    if (is === undefined || is.name !== file.name) return fault('put-in', is?.name ?? file.name);
    if (is.bytes !== file.bytes || is.sha256 !== file.sha256) return fault('altered', file.name);
  }
  const more = here[files.length];
  if (more !== undefined) return fault('put-in', more.name);
  const summed = found.find(({ isAsSummed }) => !isAsSummed);
  return summed === undefined ? null : fault('frame-altered', summed.name);
}

function isLedgerOf({ stream, publicKey, ledger }: PackManifest, { head, sealedBy, from }: Intact): boolean {
  return (
    head.stream === stream && sealedBy === publicKey.x && from === ledger.from && head.seq === ledger.upTo
  );
}
