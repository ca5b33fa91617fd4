import { writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { checkedLine } from '../../../../../main/host/storage/checked-line.ts';
import { type Files, nodeFiles } from '../../../../../main/host/storage/files.ts';
import { readSeams } from '../../../../../main/host/storage/seams.ts';
import { segmentPath } from '../../../../../main/host/storage/segments.ts';
import { temporaryFolder } from '../../../../harness/faulty-files.ts';

async function seamsOf(segments: Readonly<Record<number, string>>, files: Files = nodeFiles) {
  const folder = await temporaryFolder();
  for (const [first, text] of Object.entries(segments)) {
    await writeFile(segmentPath(folder, Number(first)), text);
  }
  return readSeams(files, folder, Object.keys(segments).map(Number), null);
}

const linesOf = (...texts: string[]) => texts.map(checkedLine).join('');
const filler = (n: number) => Array.from({ length: n }, (_, at) => `line ${at} ${'.'.repeat(90)}`);

/** Files that give at most seven bytes a read, count what they gave, and remember what was left open. */
function countedFiles() {
  const counts = { bytes: 0, open: 0 };
  const files: Files = {
    ...nodeFiles,
    open: async (path, flags) => {
      const file = await nodeFiles.open(path, flags);
      counts.open++;
      return {
        read: async (into, offset, length, position) => {
          const read = await file.read(into, offset, Math.min(length, 7), position);
          counts.bytes += read.bytesRead;
          return read;
        },
        write: (...args) => file.write(...args),
        datasync: () => file.datasync(),
        truncate: (length) => file.truncate(length),
        stat: () => file.stat(),
        close: () => file.close().finally(() => counts.open--),
      };
    },
  };
  return { counts, files };
}

describe('the seams of a log', () => {
  test('of one file, or of none, are none', async () => {
    expect(await seamsOf({})).toEqual({ ok: true, value: [] });
    expect(await seamsOf({ 1: linesOf('a', 'b') })).toEqual({ ok: true, value: [] });
  });

  test('are the line before and the line after, of each two files', async () => {
    const seams = await seamsOf({ 1: linesOf('a', 'b'), 3: linesOf('c'), 4: linesOf('d', 'e', 'f') });
    expect(seams).toEqual({
      ok: true,
      value: [
        { number: 3, before: 'b', after: 'c' },
        { number: 4, before: 'c', after: 'd' },
      ],
    });
  });

  test('of long files are read without what lies between', async () => {
    const { counts, files } = countedFiles();
    const seams = await seamsOf({ 1: linesOf('a', ...filler(2_000), 'b'), 2003: linesOf('c') }, files);
    expect(seams).toEqual({ ok: true, value: [{ number: 2003, before: 'b', after: 'c' }] });
    expect(counts.bytes).toBeLessThan(40_000);
    expect(counts.open).toBe(0);
  });

  test('between lines that are longer than what is read at first are found all the same', async () => {
    const [long, longer] = ['x'.repeat(20_000), 'y'.repeat(40_000)];
    const seams = await seamsOf({ 1: linesOf('a', long), 3: linesOf(longer, 'b') });
    expect(seams).toEqual({ ok: true, value: [{ number: 3, before: long, after: longer }] });
  });

  test.each([
    ['is empty', ''],
    ['has a first line that is not whole', `x${linesOf('c', 'd')}`],
    ['has a last line that is not whole', `${linesOf('c', 'd')}x`],
    ['has a last line with a flipped bit', linesOf('c', 'd').replace('d\n', 'e\n')],
  ])('cannot be told where a file %s', async (_, text) => {
    const { counts, files } = countedFiles();
    expect(await seamsOf({ 1: linesOf('a', 'b'), 3: text }, files)).toEqual({ ok: false, error: 'damaged' });
    expect(counts.open).toBe(0);
  });

  test('of a file that became shorter under us are read as far as it goes', async () => {
    const files: Files = {
      ...nodeFiles,
      open: async (path, flags) => {
        const file = await nodeFiles.open(path, flags);
        const { size } = await file.stat();
        return Object.assign(file, { stat: async () => ({ size: size + 10 }) });
      },
    };
    expect(await seamsOf({ 1: linesOf('a'), 2: linesOf('b') }, files)).toMatchObject({
      value: [{ number: 2, before: 'a', after: 'b' }],
    });
  });
});
