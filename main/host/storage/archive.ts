/**
 * Segments of a numbered log that are done with, packed to take less space: gzip, which carries its own checksum, in a
 * folder beside the others, each named after its first and last number. They are read as before; nothing is dropped.
 *
 *     segment ──► packed copy, synced, unpacked and compared ──► its name, synced ──► segment removed
 *
 * Until the last step the segment counts, after it the packed copy: at each moment there is one that is whole.
 */
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { readCheckedLines } from './checked-line.ts';
import type { Files } from './files.ts';
import { segmentPath } from './segments.ts';
import { writeAll } from './write-all.ts';

export interface Archived {
  readonly first: number;
  readonly last: number;
}

const NAME = /^(\d{12})-(\d{12})\.log\.gz$/;
const NAME_DIGITS = 12;
const pack = promisify(gzip);
const unpack = promisify(gunzip);

function archiveFolder(folder: string): string {
  return join(folder, 'archive');
}

function archivePath(folder: string, { first, last }: Archived): string {
  const digits = (number: number) => String(number).padStart(NAME_DIGITS, '0');
  return join(archiveFolder(folder), `${digits(first)}-${digits(last)}.log.gz`);
}

/** What is archived, in order, but for what still has its segment in `live`: that one counts. */
export async function archivedIn(files: Files, folder: string, live: readonly number[]): Promise<Archived[]> {
  const names = await files.names(archiveFolder(folder));
  return names.flatMap((name) => {
    const [, first, last] = NAME.exec(name) ?? [];
    if (first === undefined || last === undefined || live.includes(Number(first))) return [];
    return [{ first: Number(first), last: Number(last) }];
  });
}

/** Makes the packed copy; the segment is still there. False, and nothing done, when the segment is not whole. */
export async function packSegment(files: Files, folder: string, segment: Archived): Promise<boolean> {
  const bytes = await files.read(segmentPath(folder, segment.first));
  if (wholeTexts(bytes, segment) === null) return false;
  await files.makeFolder(archiveFolder(folder));
  await files.syncFolder(folder);
  const path = archivePath(folder, segment);
  const half = `${path}.half`;
  try {
    const file = await files.open(half, 'w');
    try {
      await writeAll(file, await pack(bytes), 0);
      await file.datasync();
    } finally {
      await file.close();
    }
    const copy = await unpack(await files.read(half));
    if (!copy.equals(bytes)) throw new Error(`${half} does not hold what was packed into it`);
    await files.rename(half, path);
  } catch (cause) {
    await files.remove(half).catch(() => undefined);
    throw cause;
  }
  await files.syncFolder(archiveFolder(folder));
  return true;
}

/** Another content for a packed segment, and the path of its file. */
export async function repacked(
  folder: string,
  segment: Archived,
  bytes: Uint8Array,
): Promise<{ readonly path: string; readonly bytes: Uint8Array }> {
  return { path: archivePath(folder, segment), bytes: await pack(bytes) };
}

/** Null when it is damaged. */
export async function readArchived(
  files: Files,
  folder: string,
  segment: Archived,
): Promise<readonly string[] | null> {
  const packed = await files.read(archivePath(folder, segment));
  const bytes = await unpack(packed).catch(() => null);
  return bytes === null ? null : wholeTexts(bytes, segment);
}

function wholeTexts(bytes: Uint8Array, { first, last }: Archived): readonly string[] | null {
  const { texts, rest } = readCheckedLines(bytes);
  return rest === 'none' && texts.length === last - first + 1 ? texts : null;
}
