/**
 * The files of a numbered log: each is named after the number of its first line, so that any line is found without an
 * index. What is not whole at the end of the last one is set aside in a file of its own, never deleted.
 */
import { join } from 'node:path';
import type { Log } from '../log.ts';
import { type CheckedLines, readCheckedLines } from './checked-line.ts';
import type { Files } from './files.ts';
import { writeAll } from './write-all.ts';

const NAME = /^(\d{12})\.log$/;
const NAME_DIGITS = 12;

export interface SetAside {
  readonly file: string;
  readonly bytes: number;
  readonly why: 'torn' | 'damaged';
}

export interface LastSegment {
  readonly first: number;
  readonly lines: CheckedLines;
}

export function segmentPath(folder: string, first: number): string {
  return join(folder, `${String(first).padStart(NAME_DIGITS, '0')}.log`);
}

/** The first numbers of the segments there are, in order. */
export async function segmentsIn(files: Files, folder: string): Promise<number[]> {
  const names = await files.names(folder);
  return names.flatMap((name) => {
    const first = NAME.exec(name)?.[1];
    return first === undefined ? [] : [Number(first)];
  });
}

/** Reads the last segment and cuts off what is not whole. A segment of which nothing is left makes way for the one before. */
export async function openLast(
  files: Files,
  folder: string,
  firsts: number[],
): Promise<{ readonly last: LastSegment | null; readonly aside: readonly SetAside[] }> {
  const aside: SetAside[] = [];
  for (let first = firsts.at(-1); first !== undefined; first = firsts.at(-1)) {
    const path = segmentPath(folder, first);
    const bytes = await files.read(path);
    const lines = readCheckedLines(bytes);
    if (lines.rest !== 'none') aside.push(await setAside(files, folder, path, bytes, lines));
    if (lines.texts.length > 0) return { last: { first, lines }, aside };
    firsts.pop();
    await files.remove(path);
    await files.syncFolder(folder);
  }
  return { last: null, aside };
}

async function setAside(
  files: Files,
  folder: string,
  path: string,
  bytes: Uint8Array,
  { goodBytes, rest }: CheckedLines,
): Promise<SetAside> {
  const cut = bytes.subarray(goodBytes);
  const file = await keepBeside(files, folder, `${path}.torn`, cut);
  const segment = await files.open(path, 'r+');
  try {
    await segment.truncate(goodBytes);
    await segment.datasync();
  } finally {
    await segment.close();
  }
  return { file, bytes: cut.length, why: rest === 'damaged' ? 'damaged' : 'torn' };
}

/** Keeps `bytes` for whoever may want to look at them, under `wanted` or a name like it. Gives the name. */
export async function keepBeside(
  files: Files,
  folder: string,
  wanted: string,
  bytes: Uint8Array,
): Promise<string> {
  const path = await freeName(files, folder, wanted);
  const keeper = await files.open(path, 'wx');
  try {
    await writeAll(keeper, bytes, 0);
    await keeper.datasync();
  } finally {
    await keeper.close();
  }
  await files.syncFolder(folder);
  return path;
}

async function freeName(files: Files, folder: string, wanted: string): Promise<string> {
  const taken = new Set((await files.names(folder)).map((name) => join(folder, name)));
  let n = 0;
  while (taken.has(n === 0 ? wanted : `${wanted}-${n}`)) n++;
  return n === 0 ? wanted : `${wanted}-${n}`;
}

export function tellAside(log: Pick<Log, 'error'>, what: string, aside: readonly SetAside[]): void {
  for (const { file, bytes, why } of aside)
    log.error(`${what} was cut back at its end`, { file, bytes, why });
}
