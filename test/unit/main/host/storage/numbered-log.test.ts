import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Files } from '../../../../../main/host/storage/files.ts';
import { openNumberedLog } from '../../../../../main/host/storage/numbered-log.ts';
import { segmentPath, segmentsIn } from '../../../../../main/host/storage/segments.ts';
import { faultyFiles, temporaryFolder } from '../../../../harness/faulty-files.ts';

async function bench({ segmentBytes = 1_000_000 } = {}) {
  const folder = join(await temporaryFolder(), 'log');
  const faulty = faultyFiles();
  const left = { open: 0 };
  const files: Files = {
    ...faulty,
    open: async (path, flags) => {
      const file = await faulty.open(path, flags);
      left.open++;
      return { ...file, close: () => file.close().finally(() => left.open--) };
    },
  };
  const open = async () => {
    const log = await openNumberedLog({ files, folder, segmentBytes });
    onTestFinished(() => log.close().catch(() => undefined));
    return log;
  };
  return { folder, faulty, left, open, log: await open() };
}

const ok = (value?: unknown) => ({ ok: true, value });

describe('a numbered log', () => {
  test('that is new holds nothing, and nothing can be added to it', async () => {
    const { log, folder, faulty } = await bench();
    expect(log.last()).toBe(0);
    expect(await log.read(0, 10)).toEqual(ok([]));
    expect(await log.append([])).toEqual({ ok: true });
    expect(await segmentsIn(faulty, folder)).toEqual([]);
  });

  test('numbers from 1, and tells no more than it is asked for', async () => {
    const { log } = await bench();
    await log.append(['a', 'b']);
    await log.append(['c']);
    expect(log.last()).toBe(3);
    expect(await log.read(0, 2)).toEqual(ok(['a', 'b']));
    expect(await log.read(1, 10)).toEqual(ok(['b', 'c']));
    expect(await log.read(3, 10)).toEqual(ok([]));
    expect(await log.read(7, 10)).toEqual(ok([]));
  });

  test('begins a file when the one before has reached its size, not earlier', async () => {
    const { log, folder, faulty, open } = await bench({ segmentBytes: 24 });
    // Eight digits, a space, the text, a line feed: twelve bytes each.
    for (const text of ['aa', 'bb', 'cc', 'dd', 'ee']) await log.append([text]);
    expect(await segmentsIn(faulty, folder)).toEqual([1, 3, 5]);
    expect(await log.read(0, 10)).toEqual(ok(['aa', 'bb', 'cc', 'dd', 'ee']));
    expect(await log.read(1, 3)).toEqual(ok(['bb', 'cc', 'dd']));
    const again = await open();
    expect(again.last()).toBe(5);
    expect(await again.read(4, 9)).toEqual(ok(['ee']));
    await again.append(['ff']);
    await again.append(['gg']);
    expect(await segmentsIn(faulty, folder)).toEqual([1, 3, 5, 7]);
  });

  test('goes on in its last file where that ended', async () => {
    const { log, folder, open } = await bench();
    await log.append(['a']);
    await log.close();
    const again = await open();
    expect(await again.read(0, 1)).toEqual(ok(['a']));
    await again.append(['b']);
    expect(await again.read(0, 9)).toEqual(ok(['a', 'b']));
    expect(await readFile(segmentPath(folder, 1), 'utf8')).toMatch(/^\S+ a\n\S+ b\n$/);
  });

  test('whose first file is gone is damaged where that was, and goes on behind it', async () => {
    const { log, folder, faulty, open } = await bench({ segmentBytes: 1 });
    for (const text of ['a', 'b', 'c']) await log.append([text]);
    await faulty.remove(segmentPath(folder, 1));
    const again = await open();
    expect(await again.read(0, 9)).toEqual({ ok: false, error: 'damaged' });
    expect(await again.read(1, 9)).toEqual(ok(['b', 'c']));
  });

  test('leaves no file open behind it', async () => {
    const { log, left } = await bench({ segmentBytes: 1 });
    for (const text of ['a', 'b', 'c']) await log.append([text]);
    expect(left.open).toBe(1);
    await log.close();
    expect(left.open).toBe(0);
  });

  test('leaves no file open either that it could not begin', async () => {
    const { log, faulty, left } = await bench();
    faulty.failNext('syncFolder', 'EIO');
    expect(await log.append(['a'])).toEqual({ ok: false, error: 'disk-failed' });
    expect(left.open).toBe(0);
    expect(await log.append(['a'])).toEqual({ ok: true });
    expect(await log.read(0, 9)).toEqual(ok(['a']));
  });

  test('makes the name of its first file last before it answers, and that of its folder', async () => {
    const { folder, faulty } = await bench();
    const synced: string[] = [];
    const files: Files = { ...faulty, syncFolder: async (name) => void synced.push(name) };
    const log = await openNumberedLog({ files, folder });
    expect(synced).toEqual([join(folder, '..')]);
    await log.append(['a']);
    expect(synced).toEqual([join(folder, '..'), folder]);
    await log.append(['b']);
    expect(synced).toHaveLength(2);
    await log.close();
  });

  test('cuts off at once what a failed append left, and writes nothing behind it where it cannot', async () => {
    const { log, folder, faulty } = await bench();
    await log.append(['a']);
    const whole = await readFile(segmentPath(folder, 1), 'utf8');
    faulty.shortenNext(5);
    faulty.failNext('write', 'EIO');
    await log.append(['b']);
    expect(await readFile(segmentPath(folder, 1), 'utf8')).toBe(whole);

    faulty.shortenNext(5);
    faulty.failNext('write', 'EIO');
    faulty.failNext('truncate', 'EIO', 3);
    await log.append(['b']);
    expect(await log.append(['b'])).toEqual({ ok: false, error: 'disk-failed' });
    expect((await readFile(segmentPath(folder, 1), 'utf8')).length).toBe(whole.length + 5);
    expect(log.last()).toBe(1);
    expect(await log.append(['c'])).toEqual({ ok: true });
    expect(await log.read(0, 9)).toEqual(ok(['a', 'c']));
  });
});
