/**
 * An append-only log of texts numbered 1, 2, 3 … in files that are begun anew from time to time. What `append` has
 * answered is on the disk, and a failed append leaves nothing behind. It knows nothing of what the texts say.
 */
import { dirname } from 'node:path';
import { err, ok, type Result } from '../../../shared/basics/result.ts';
import { type Archived, archivedIn, packSegment, readArchived, repacked } from './archive.ts';
import { replaceFile } from './atomic-file.ts';
import { checkedLine, readCheckedLines } from './checked-line.ts';
import { codeOf, type DiskFailure, diskFailure, type Files, isMissing, type OpenedFile } from './files.ts';
import { readSeams, type Seam } from './seams.ts';
import { keepBeside, openLast, type SetAside, segmentPath, segmentsIn } from './segments.ts';
import { writeAll } from './write-all.ts';

export interface NumberedLog {
  /** The number of the latest text; 0 when there is none. */
  last(): number;
  /** All of them or none. Whoever calls waits for the answer before the next call. */
  append(texts: readonly string[]): Promise<Result<void, DiskFailure>>;
  read(after: number, limit: number): Promise<Result<readonly string[], 'damaged'>>;
  /**
   * Packs closed segments that hold nothing after `upTo`, the oldest first; the latest `keepSegments` stay as they are.
   * Answers how many.
   */
  archive(upTo: number, keepSegments: number): Promise<Result<number, DiskFailure | 'damaged'>>;
  /** The borders between its files, as they are on the disk; of what is archived, only the last. */
  seams(): Promise<Result<readonly Seam[], 'damaged'>>;
  /** The files that are not written any more, the oldest first, packed or not. */
  closed(): readonly Archived[];
  /** What such a file holds on the disk at this moment, up to the first line that is not whole. */
  textsOnDisk(part: Archived): Promise<readonly string[]>;
  /** Writes such a file anew. What it was is kept beside it. */
  replace(part: Archived, texts: readonly string[]): Promise<Result<void, DiskFailure>>;
  /** What was found broken at the end when it was opened. */
  readonly aside: readonly SetAside[];
  close(): Promise<void>;
}

export interface NumberedLogOptions {
  readonly files: Files;
  readonly folder: string;
  /** A segment that has reached this is followed by another. */
  readonly segmentBytes?: number;
}

/** Small enough to be read whole at every start, large enough for a day's events. */
const SEGMENT_BYTES = 1_000_000;

interface Writing {
  readonly first: number;
  readonly file: OpenedFile;
  texts: number;
  bytes: number;
  /** A failed append may have left bytes behind `bytes`. */
  isDirty: boolean;
}

export async function openNumberedLog(options: NumberedLogOptions): Promise<NumberedLog> {
  const { files, folder, segmentBytes = SEGMENT_BYTES } = options;
  await files.makeFolder(folder);
  // A folder that was just made is a name in the one above.
  await files.syncFolder(dirname(folder));
  const firsts = await segmentsIn(files, folder);
  const archived = await archivedIn(files, folder, firsts);
  const { last: found, aside } = await openLast(files, folder, firsts);
  let writing: Writing | null = null;
  let cached: { readonly first: number; readonly texts: readonly string[] } | null = null;
  if (found !== null) {
    const file = await files.open(segmentPath(folder, found.first), 'r+');
    // Its end may have been written by a process that was killed before the sync: it is there, and not yet to stay.
    await file.datasync();
    writing = {
      first: found.first,
      file,
      texts: found.lines.texts.length,
      bytes: found.lines.goodBytes,
      isDirty: false,
    };
    cached = { first: found.first, texts: found.lines.texts };
  }

  const last = () => (writing === null ? (archived.at(-1)?.last ?? 0) : writing.first + writing.texts - 1);

  async function begin(first: number): Promise<Writing> {
    // "w": a file of that name can only be what a failed beginning left, and holds nothing that was acknowledged.
    const file = await files.open(segmentPath(folder, first), 'w');
    try {
      await files.syncFolder(folder);
    } catch (cause) {
      await file.close();
      throw cause;
    }
    await writing?.file.close();
    firsts.push(first);
    return { first, file, texts: 0, bytes: 0, isDirty: false };
  }

  async function append(texts: readonly string[]): Promise<Result<void, DiskFailure>> {
    if (texts.length === 0) return ok();
    const bytes = Buffer.from(texts.map(checkedLine).join(''));
    try {
      if (writing === null || writing.bytes >= segmentBytes) writing = await begin(last() + 1);
      if (writing.isDirty) await clean(writing);
      writing.isDirty = true;
      await writeAll(writing.file, bytes, writing.bytes);
      await writing.file.datasync();
    } catch (cause) {
      // At once, so that no half line stays; if that fails, too, the next append has to before it writes.
      if (writing?.isDirty) await clean(writing).catch(() => undefined);
      return err(diskFailure(cause));
    }
    writing.isDirty = false;
    writing.bytes += bytes.length;
    writing.texts += texts.length;
    if (cached?.first === writing.first) cached = null;
    return ok();
  }

  async function textsOf(first: number, wanted: number): Promise<readonly string[]> {
    if (cached?.first === first) return cached.texts;
    const { texts } = readCheckedLines(await files.read(segmentPath(folder, first)));
    // A line that is still being written is whole, but not yet promised.
    const promised = texts.slice(0, wanted);
    if (first !== writing?.first) cached = { first, texts: promised };
    return promised;
  }

  /** Null when there is none, or none that can be read. */
  async function segmentWith(
    number: number,
  ): Promise<{ readonly first: number; readonly texts: readonly string[] } | null> {
    const at = firsts.findLastIndex((first) => first <= number);
    const first = firsts[at];
    if (first === undefined) {
      const packed = archived.find((one) => one.first <= number && number <= one.last);
      return packed === undefined ? null : readPacked(packed);
    }
    try {
      return { first, texts: await textsOf(first, (firsts[at + 1] ?? last() + 1) - first) };
    } catch (cause) {
      // It was packed between the look at the list and the reading.
      if (isMissing(cause) && !firsts.includes(first)) return segmentWith(number);
      throw cause;
    }
  }

  async function readPacked(packed: Archived): Promise<typeof cached> {
    if (cached?.first === packed.first) return cached;
    const texts = await readArchived(files, folder, packed);
    if (texts === null) return null;
    cached = { first: packed.first, texts };
    return cached;
  }

  async function archive(
    upTo: number,
    keepSegments: number,
  ): Promise<Result<number, DiskFailure | 'damaged'>> {
    let done = 0;
    while (firsts.length > Math.max(1, keepSegments)) {
      const [first = 0, next = 0] = firsts;
      if (next - 1 > upTo) break;
      const segment = { first, last: next - 1 };
      try {
        if (!(await packSegment(files, folder, segment))) return err('damaged');
        // Readers take the packed one from here on.
        archived.push(segment);
        firsts.shift();
        await files.remove(segmentPath(folder, first));
        await files.syncFolder(folder);
      } catch (cause) {
        if (codeOf(cause) === '') throw cause;
        return err(diskFailure(cause));
      }
      done += 1;
    }
    return ok(done);
  }

  async function seams(): Promise<Result<readonly Seam[], 'damaged'>> {
    let expected = archived[0]?.first ?? 1;
    if (archived.length > 0 && expected !== 1) return err('damaged');
    for (const { first, last: end } of archived) {
      if (first !== expected) return err('damaged');
      expected = end + 1;
    }
    const latest = archived.at(-1);
    if (latest === undefined) return readSeams(files, folder, firsts, null);
    const before = (await readPacked(latest))?.texts.at(-1);
    return before === undefined ? err('damaged') : readSeams(files, folder, firsts, before);
  }

  async function read(after: number, limit: number): Promise<Result<readonly string[], 'damaged'>> {
    const end = Math.min(last(), after + limit);
    const texts: string[] = [];
    while (after + texts.length < end) {
      const number = after + texts.length + 1;
      const segment = await segmentWith(number);
      const taken = segment?.texts.slice(number - segment.first, end - segment.first + 1) ?? [];
      if (taken.length === 0) return err('damaged');
      texts.push(...taken);
    }
    return ok(texts);
  }

  const isPacked = ({ first }: Archived) => !firsts.includes(first);

  async function textsOnDisk(part: Archived): Promise<readonly string[]> {
    if (isPacked(part)) return (await readArchived(files, folder, part)) ?? [];
    try {
      return readCheckedLines(await files.read(segmentPath(folder, part.first))).texts;
    } catch (cause) {
      // It was packed between the look at the list and the reading.
      if (isMissing(cause) && isPacked(part)) return textsOnDisk(part);
      throw cause;
    }
  }

  async function replace(part: Archived, texts: readonly string[]): Promise<Result<void, DiskFailure>> {
    const bytes = Buffer.from(texts.map(checkedLine).join(''));
    try {
      const file = isPacked(part)
        ? await repacked(folder, part, bytes)
        : { path: segmentPath(folder, part.first), bytes };
      await keepBeside(files, dirname(file.path), `${file.path}.damaged`, await files.read(file.path));
      if (cached?.first === part.first) cached = null;
      return await replaceFile(files, file.path, file.bytes);
    } catch (cause) {
      return err(diskFailure(cause));
    }
  }

  return {
    last,
    closed: () => {
      const live = firsts.slice(0, -1).map((first, n) => ({ first, last: (firsts[n + 1] ?? first) - 1 }));
      return [...archived, ...live];
    },
    textsOnDisk,
    replace,
    append,
    read,
    archive,
    seams,
    aside,
    close: async () => writing?.file.close(),
  };
}

async function clean(writing: Writing): Promise<void> {
  await writing.file.truncate(writing.bytes);
  await writing.file.datasync();
  writing.isDirty = false;
}
