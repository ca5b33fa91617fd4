/** What a host has on its disk, read from the files themselves and not by asking it. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readCheckedLines } from '../../../main/host/storage/checked-line.ts';

/**
 * The lines of a numbered log after the `after`-th, or what is wrong with a file of it. The end of one that is `busy`
 * may be on its way to the disk.
 */
export async function linesOnDisk(folder: string, after: number, busy?: 'busy'): Promise<readonly string[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.log')).sort();
  const firsts = names.map((name) => Number.parseInt(name, 10));
  const from = Math.max(
    0,
    firsts.findLastIndex((first) => first <= after + 1),
  );
  const lines: string[] = [];
  for (const name of names.slice(from)) {
    const { texts, rest } = readCheckedLines(await readFile(join(folder, name)));
    const isOnItsWay = rest === 'torn' && busy !== undefined;
    if (rest !== 'none' && !isOnItsWay) throw new Error(`${name} ends in what is ${rest}`);
    lines.push(...texts);
  }
  return lines.slice(after + 1 - (firsts[from] ?? 1));
}
