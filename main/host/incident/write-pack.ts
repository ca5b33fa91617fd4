/**
 * What goes into an incident pack, and in which order: the records, their seals, the photos, the papers, and the manifest
 * that the kiosk signs. Where the pack is written, and who may have one, is decided before.
 */
import type { EpochMs } from '../../../shared/basics/clock.ts';
import { err, ok, type Result } from '../../../shared/basics/result.ts';
import type { Directory } from '../../../shared/domain/directory.ts';
import type { EventId, IncidentId, PhotoHash } from '../../../shared/domain/ids.ts';
import { LEDGER, MANIFEST, manifestText, SEALS } from '../../../shared/incident-pack/manifest.ts';
import {
  createFactsPicker,
  type PackAbout,
  type PackFacts,
} from '../../../shared/incident-pack/pack-facts.ts';
import type { PaperWords } from '../../../shared/incident-pack/paper-words.ts';
import { papersOf } from '../../../shared/incident-pack/papers.ts';
import { zipTime } from '../../../shared/incident-pack/stored-zip.ts';
import { SealLine } from '../../../shared/ledger/export-format.ts';
import { fingerprintOf } from '../../../shared/ledger/fingerprint.ts';
import type { Seal } from '../../../shared/ledger/seal.ts';
import { slipOf } from '../../../shared/ledger/seal-slip.ts';
import type { CopySink } from '../copy-file.ts';
import { type ExportFailure, type ExportParts, writeLedger } from '../ledger-export.ts';
import type { Photos } from '../photos.ts';
import type { Seals } from '../seals.ts';
import type { PackRange } from './pack-range.ts';
import { createPackZip, type PackZip } from './pack-zip.ts';

export interface PackWanted {
  readonly incident: IncidentId;
  readonly order: EventId;
  readonly about: PackAbout;
  readonly range: PackRange;
  readonly madeAt: EpochMs;
  readonly words: PaperWords;
}

export interface PackSources extends ExportParts {
  readonly seals: Pick<Seals, 'publicKey' | 'seal' | 'sign' | 'isOwn' | 'signPack'>;
  readonly photos: Pick<Photos, 'read'>;
  readonly property: Pick<Directory['property'], 'name' | 'timeZone'>;
}

export interface PackCounts {
  readonly events: number;
  readonly photos: number;
  readonly missingPhotos: number;
  /** SHA-256 of the manifest. */
  readonly manifest: string;
}

export type PackRefusal = ExportFailure | 'too-large';

const PAGE = 500;

export async function writePack(
  sources: PackSources,
  wanted: PackWanted,
  sink: CopySink,
): Promise<Result<PackCounts, PackRefusal>> {
  const { from, upTo } = wanted.range;
  const facts = await factsOf(sources, wanted);
  if (facts === null) return err('journal-damaged');
  const zip = createPackZip(sink, zipTime(wanted.madeAt));
  const seals = await addLedger(sources, wanted.range, zip);
  if (!seals.ok) return seals;
  await zip.add(SEALS, (write) => write(utf8(seals.value.map((seal) => `${slipOf(seal)}\n`).join(''))));
  const missing = await addPhotos(sources, facts.photos, zip);
  const outline = { ...outlineOf(sources, wanted), facts, missingPhotos: missing.length };
  for (const [name, paper] of papersOf(wanted.words, outline))
    await zip.add(name, (write) => write(utf8(paper)));
  await addManifest(sources, wanted, missing, zip);
  if (zip.isTooLarge()) return err('too-large');
  await zip.finish();
  const photos = facts.photos.length - missing.length;
  const manifest = zip.files().find(({ name }) => name === MANIFEST)?.sha256 ?? '';
  return ok({ events: upTo - from + 1, photos, missingPhotos: missing.length, manifest });
}

/** Null where the journal cannot be read. */
async function factsOf(
  { journal }: PackSources,
  { about, range: { from, upTo } }: PackWanted,
): Promise<PackFacts | null> {
  const picker = createFactsPicker(about);
  for (let done = from - 1; done < upTo; ) {
    const page = await journal.read(done, Math.min(PAGE, upTo - done));
    const last = page.ok ? page.value.at(-1) : undefined;
    if (!page.ok || last === undefined) return null;
    for (const event of page.value) picker.take(event);
    done = last.seq;
  }
  return picker.facts();
}

/** The seals of it, beginning with the one before it. */
async function addLedger(
  sources: PackSources,
  { from, upTo, before }: PackRange,
  zip: PackZip,
): Promise<Result<readonly Seal[], ExportFailure>> {
  const seals = before === null ? [] : [before];
  const written = await zip.add(LEDGER, (write) =>
    writeLedger(sources, from, upTo, (text) => {
      for (const line of text.split('\n')) {
        if (line.startsWith('{"seal"')) seals.push(SealLine.parse(JSON.parse(line)).seal);
      }
      return write(utf8(text));
    }),
  );
  return written.ok ? ok(seals) : written;
}

/** The ones that are not there any more. */
async function addPhotos(
  { photos }: PackSources,
  wanted: readonly PhotoHash[],
  zip: PackZip,
): Promise<readonly PhotoHash[]> {
  const missing: PhotoHash[] = [];
  for (const photo of wanted) {
    if (zip.isTooLarge()) break;
    const picture = await photos.read(photo);
    if (picture === null) missing.push(photo);
    else await zip.add(`photos/${photo}.${endingOf(picture)}`, (write) => write(picture));
  }
  return missing;
}

/** The kiosk keeps these two only. */
function endingOf([first]: Uint8Array): 'jpg' | 'webp' {
  return first === 0xff ? 'jpg' : 'webp';
}

function outlineOf({ seals, property, journal }: PackSources, wanted: PackWanted) {
  const { incident, madeAt, about, range } = wanted;
  return {
    property: property.name,
    timeZone: property.timeZone,
    stream: journal.head().stream,
    incident,
    madeAt,
    about,
    ledger: { from: range.from, upTo: range.upTo },
    fingerprint: fingerprintOf(seals.publicKey),
  };
}

async function addManifest(
  { seals, journal }: PackSources,
  { incident, order, about, range, madeAt }: PackWanted,
  missingPhotos: readonly PhotoHash[],
  zip: PackZip,
): Promise<void> {
  const iso = (at: EpochMs) => new Date(at).toISOString();
  const manifest = seals.signPack({
    packroom: 'incident-pack',
    v: 1,
    stream: journal.head().stream,
    publicKey: seals.publicKey,
    incident,
    order,
    madeAt: iso(madeAt),
    about: { package: about.package, from: iso(about.from), until: iso(about.until) },
    ledger: { from: range.from, upTo: range.upTo },
    files: [...zip.files()],
    missingPhotos: [...missingPhotos],
  });
  await zip.add(MANIFEST, (write) => write(utf8(manifestText(manifest))));
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
