import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkedLine } from '../../../../../main/host/storage/checked-line.ts';
import { nodeFiles } from '../../../../../main/host/storage/files.ts';
import { openLast, segmentPath, segmentsIn } from '../../../../../main/host/storage/segments.ts';
import { temporaryFolder } from '../../../../harness/faulty-files.ts';

const one = checkedLine('one');
const two = checkedLine('two');

async function folderWith(segments: Readonly<Record<number, string>>) {
  const folder = await temporaryFolder();
  for (const [first, text] of Object.entries(segments)) {
    await writeFile(segmentPath(folder, Number(first)), text);
  }
  const names = () => nodeFiles.names(folder);
  const open = async () => openLast(nodeFiles, folder, await segmentsIn(nodeFiles, folder));
  return { folder, names, open };
}

describe('the segments of a log', () => {
  test('are named after their first numbers in twelve digits', () => {
    expect(segmentPath('/log', 7)).toBe(join('/log', '000000000007.log'));
  });

  test('are those of the folder that are named so, in order', async () => {
    const { folder } = await folderWith({ 30: '', 4: '', 1: '' });
    const others = [
      '000000000009.log.torn',
      'x000000000009.log',
      '000000000009.txt',
      '9.log',
      '0000000000009.log',
    ];
    for (const other of others) await writeFile(join(folder, other), '');
    expect(await segmentsIn(nodeFiles, folder)).toEqual([1, 4, 30]);
  });
});

describe('the last segment', () => {
  test('of an empty folder is none', async () => {
    const { open } = await folderWith({});
    expect(await open()).toEqual({ last: null, aside: [] });
  });

  test('that is whole is left as it is', async () => {
    const { open, names } = await folderWith({ 1: one, 2: two });
    expect(await open()).toMatchObject({ last: { first: 2, lines: { texts: ['two'] } }, aside: [] });
    expect(await names()).toEqual(['000000000001.log', '000000000002.log']);
  });

  test('of which nothing is whole is kept apart and makes way for the one before', async () => {
    const { open, names, folder } = await folderWith({ 1: one, 2: two.slice(0, 5) });
    const file = `${segmentPath(folder, 2)}.torn`;
    expect(await open()).toMatchObject({ last: { first: 1 }, aside: [{ file, bytes: 5, why: 'torn' }] });
    expect(await names()).toEqual(['000000000001.log', '000000000002.log.torn']);
  });

  test('that is empty makes way, and leaves nothing to keep', async () => {
    const { open, names } = await folderWith({ 1: one, 2: '' });
    expect(await open()).toMatchObject({ last: { first: 1 }, aside: [] });
    expect(await names()).toEqual(['000000000001.log']);
  });

  test('that was damaged again and again has a file for every time', async () => {
    const { open, folder } = await folderWith({ 1: one });
    const file = segmentPath(folder, 1);
    const kept: string[] = [];
    for (const rest of ['a', 'bb', 'c\nc']) {
      await writeFile(file, one + rest);
      kept.push(...(await open()).aside.map((aside) => `${aside.file.slice(file.length)} ${aside.why}`));
      expect(await readFile(file, 'utf8')).toBe(one);
    }
    expect(kept).toEqual(['.torn torn', '.torn-1 torn', '.torn-2 damaged']);
    expect(await readFile(`${file}.torn-2`, 'utf8')).toBe('c\nc');
  });
});
