/**
 * Where one segment of a numbered log ends and the next begins: enough to tell that none is missing, swapped or of
 * another log, without reading what lies between.
 */
import { err, ok, type Result } from '../../../shared/basics/result.ts';
import { readCheckedLines } from './checked-line.ts';
import type { Files, OpenedFile } from './files.ts';
import { segmentPath } from './segments.ts';

export interface Seam {
  /** Of the text `after`, which begins a segment. */
  readonly number: number;
  readonly before: string;
  readonly after: string;
}

interface Ends {
  readonly first: string;
  readonly last: string;
}

/** Enough for almost every line; where it is not, the segment is read whole. */
const END_BYTES = 16 * 1024;

export async function readSeams(
  files: Files,
  folder: string,
  firsts: readonly number[],
  /** The text before the first of them, if there is one. */
  beforeAll: string | null,
): Promise<Result<readonly Seam[], 'damaged'>> {
  const seams: Seam[] = [];
  let before = beforeAll;
  for (const number of firsts) {
    const ends = await readEnds(files, folder, number);
    if (ends === null) return err('damaged');
    if (before !== null) seams.push({ number, before, after: ends.first });
    before = ends.last;
  }
  return ok(seams);
}

async function readEnds(files: Files, folder: string, first: number): Promise<Ends | null> {
  const file = await files.open(segmentPath(folder, first), 'r');
  try {
    const { size } = await file.stat();
    return (await endsWithin(file, size, Math.min(size, END_BYTES))) ?? (await endsWithin(file, size, size));
  } finally {
    await file.close();
  }
}

async function endsWithin(file: OpenedFile, size: number, length: number): Promise<Ends | null> {
  const [first] = readCheckedLines(await readRange(file, 0, length)).texts;
  const end = await readRange(file, size - length, length);
  const [last] = readCheckedLines(end.subarray(end.lastIndexOf('\n', -2) + 1)).texts;
  return first === undefined || last === undefined ? null : { first, last };
}

/** Less than `length` where the file ends before. */
async function readRange(file: OpenedFile, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await file.read(bytes, done, length - done, position + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return bytes.subarray(0, done);
}
