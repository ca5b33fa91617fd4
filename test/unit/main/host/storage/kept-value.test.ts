import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Files, nodeFiles } from '../../../../../main/host/storage/files.ts';
import { createSaver, readKept, writeKept } from '../../../../../main/host/storage/kept-value.ts';
import { faultyFiles, temporaryFolder } from '../../../../harness/faulty-files.ts';

const Kept = z.strictObject({ n: z.int() });
const somewhere = async () => join(await temporaryFolder(), 'kept.json');

describe('a kept value', () => {
  test('is read as it was written, on a line of its own', async () => {
    const path = await somewhere();
    expect(await writeKept(nodeFiles, path, { n: 1 })).toEqual({ ok: true });
    expect(await readKept(nodeFiles, path, Kept)).toEqual({ ok: true, value: { n: 1 } });
    expect(await readFile(path, 'utf8')).toBe('{"n":1}\n');
  });

  test('that was never written is nothing', async () => {
    expect(await readKept(nodeFiles, await somewhere(), Kept)).toEqual({ ok: true, value: null });
  });

  test.each([
    ['is no JSON', '{"n":'],
    ['is of another shape', '{"n":"one"}'],
    ['is empty', ''],
  ])('in a file that %s is unreadable', async (_, text) => {
    const path = await somewhere();
    await writeFile(path, text);
    expect(await readKept(nodeFiles, path, Kept)).toEqual({ ok: false, error: 'unreadable' });
  });

  test('on a disk that cannot be read is not taken for a missing one', async () => {
    const files: Files = {
      ...nodeFiles,
      read: () => Promise.reject(Object.assign(new Error('EIO'), { code: 'EIO' })),
    };
    await expect(readKept(files, 'kept.json', Kept)).rejects.toThrow('EIO');
  });
});

describe('a saver', () => {
  async function bench() {
    const path = await somewhere();
    const files = faultyFiles();
    const state = { n: 0 };
    return { path, files, state, save: createSaver(files, path, () => state) };
  }

  test('makes one save of all that come while one is under way, with what is there by then', async () => {
    const { path, files, state, save } = await bench();
    const release = files.holdSyncs();
    state.n = 1;
    const first = save();
    while (files.counts.write < 1) await new Promise((turn) => setImmediate(turn));
    const others = [2, 3, 4].map((n) => {
      state.n = n;
      return save();
    });
    release();
    expect(await Promise.all([first, ...others])).toEqual(Array(4).fill({ ok: true }));
    expect(files.counts.write).toBe(2);
    expect(await readKept(nodeFiles, path, Kept)).toEqual({ ok: true, value: { n: 4 } });
  });

  test('never has two under way, at whatever moment of the end of one another is asked for', async () => {
    const { path, files, state } = await bench();
    let [underWay, most, hops] = [0, 0, 0];
    const late: Promise<unknown>[] = [];
    const watched: Files = {
      ...files,
      open: (name, flags) => {
        most = Math.max(most, ++underWay);
        return files.open(name, flags);
      },
      syncFolder: async () => {
        underWay--;
        late.push(comeLate(hops++));
      },
    };
    const save = createSaver(watched, path, () => state);
    /** The end of a save takes a few turns; this comes `turns` turns after its last step. */
    const comeLate = async (turns: number) => {
      for (let turn = 0; turn < turns; turn++) await null;
      return hops < 40 ? Promise.all([save(), save()]) : null;
    };
    await Promise.all([save(), save()]);
    for (const one of late) await one;
    expect(hops).toBeGreaterThan(20);
    expect(most).toBe(1);
  });

  test('says when the disk refuses, and saves again', async () => {
    const { path, files, state, save } = await bench();
    files.failNext('write', 'ENOSPC');
    expect(await save()).toEqual({ ok: false, error: 'disk-full' });
    state.n = 7;
    expect(await save()).toEqual({ ok: true });
    expect(await readKept(nodeFiles, path, Kept)).toEqual({ ok: true, value: { n: 7 } });
  });

  test('goes on after a defect in what it saves', async () => {
    const path = await somewhere();
    let isBroken = true;
    const save = createSaver(nodeFiles, path, () => {
      if (isBroken) throw new Error('a defect');
      return { n: 1 };
    });
    await expect(save()).rejects.toThrow('a defect');
    isBroken = false;
    expect(await save()).toEqual({ ok: true });
  });
});
