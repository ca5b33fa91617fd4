import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Log } from '../../../../main/host/log.ts';
import { openSnapshots, type Snapshots } from '../../../../main/host/snapshots.ts';
import type { SnapshotEnd, SnapshotPart } from '../../../../shared/projections/snapshot.ts';
import { faultyFiles, temporaryFolder } from '../../../harness/faulty-files.ts';

const key = new Uint8Array(32).fill(7);
const part = (n: number): SnapshotPart => ({ counters: [{ name: 'received', value: n }] });
const end = (seq: number): SnapshotEnd => ({ edition: 2, seq, hash: 'ab'.repeat(32), parked: null });

async function opened(folder: string, files = faultyFiles(), withKey = key) {
  const warnings: unknown[] = [];
  const log: Log = {
    info: () => undefined,
    warn: (what, fields) => warnings.push({ what, ...fields }),
    error: () => undefined,
  };
  return { snapshots: await openSnapshots({ files, folder, key: withKey, log }), warnings, files };
}

async function twoOf(folder: string): Promise<Snapshots> {
  const { snapshots } = await opened(folder);
  await snapshots.keep(part(1), true, null);
  await snapshots.keep(part(2), false, end(10));
  await snapshots.keep(part(3), false, end(20));
  return snapshots;
}

describe('a snapshot', () => {
  test('is there when its end is, with all its parts in order', async () => {
    const snapshots = await twoOf(join(await temporaryFolder(), 's'));
    expect(await snapshots.reach()).toEqual({ edition: 2, seq: 20 });
    expect(await snapshots.head()).toEqual({ end: end(20), parts: 5 });
    expect(await snapshots.read(0, 5)).toEqual([part(1), part(2), {}, part(3), {}]);
    expect(await snapshots.read(3, 1)).toEqual([part(3)]);
  });

  test('is still there after the host was started again, and goes on from there', async () => {
    const folder = join(await temporaryFolder(), 's');
    await (await twoOf(folder)).close();
    const { snapshots } = await opened(folder);
    expect(await snapshots.reach()).toEqual({ edition: 2, seq: 20 });
    expect(await snapshots.keep(part(4), false, end(30))).toEqual({ ok: true, value: null });
    expect(await snapshots.head()).toEqual({ end: end(30), parts: 7 });
  });

  test('of which only parts came is not one, and the one before still is', async () => {
    const snapshots = await twoOf(join(await temporaryFolder(), 's'));
    for (let n = 0; n < 50; n++) await snapshots.keep(part(n), false, null);
    expect(await snapshots.reach()).toEqual({ edition: 2, seq: 20 });
    expect(await snapshots.head()).toEqual({ end: end(20), parts: 5 });
  });

  test('that begins drops the one before', async () => {
    const snapshots = await twoOf(join(await temporaryFolder(), 's'));
    await snapshots.keep({}, true, null);
    expect(await snapshots.reach()).toBeNull();
    expect(await snapshots.head()).toBeNull();
    await snapshots.keep(part(9), false, end(40));
    expect(await snapshots.head()).toEqual({ end: end(40), parts: 3 });
  });

  test('is none where there never was one', async () => {
    const { snapshots } = await opened(join(await temporaryFolder(), 's'));
    expect(await snapshots.reach()).toBeNull();
    expect(await snapshots.head()).toBeNull();
  });

  test('that the full disk took only half of ends nowhere', async () => {
    const folder = join(await temporaryFolder(), 's');
    const { snapshots, files } = await opened(folder);
    await snapshots.keep(part(1), true, end(10));
    files.failNext('write', 'ENOSPC');
    expect(await snapshots.keep(part(2), false, end(20))).toEqual({ ok: false, error: 'disk-full' });
    expect(await snapshots.head()).toEqual({ end: end(10), parts: 2 });
    expect(await snapshots.keep(part(2), false, end(20))).toMatchObject({ ok: true });
    expect(await snapshots.head()).toEqual({ end: end(20), parts: 4 });
  });
});

describe('a snapshot is not used', () => {
  /** Changes the only file, with checksums that fit, as somebody would who has the disk and no key. */
  async function forge(folder: string, change: (lines: string[]) => string[]): Promise<void> {
    const [name] = (await readdir(folder)).filter((file) => file.endsWith('.log'));
    const path = join(folder, name as string);
    const { checkedLine } = await import('../../../../main/host/storage/checked-line.ts');
    const texts = (await readFile(path, 'utf8'))
      .trimEnd()
      .split('\n')
      .map((line) => line.slice(9));
    await writeFile(path, change(texts).map(checkedLine).join(''));
  }

  test.each<[string, (lines: string[]) => string[]]>([
    ['a row was changed', (lines) => lines.map((line) => line.replace('"value":1', '"value":7'))],
    ['a part was taken out', (lines) => lines.slice(1)],
    ['a part was put in', (lines) => [lines[0] as string, ...lines]],
    ['two parts were swapped', ([a, b, ...rest]) => [b as string, a as string, ...rest]],
    ['its end says another event', (lines) => lines.map((line) => line.replace('"seq":20', '"seq":21'))],
    ['an end was taken out of the middle', (lines) => lines.filter((_, n) => n !== 2)],
    ['it holds what is no part', (lines) => ['{"part":7}', ...lines]],
  ])('when %s', async (_, change) => {
    const folder = join(await temporaryFolder(), 's');
    await (await twoOf(folder)).close();
    await forge(folder, change);
    const { snapshots, warnings } = await opened(folder);
    expect(await snapshots.head()).toBeNull();
    expect(warnings).toMatchObject([{ what: 'the snapshot of the tables is not used' }]);
  });

  test('when it was made by another machine', async () => {
    const folder = join(await temporaryFolder(), 's');
    await (await twoOf(folder)).close();
    const { snapshots } = await opened(folder, faultyFiles(), new Uint8Array(32).fill(8));
    expect(await snapshots.head()).toBeNull();
  });

  test('when it was cut back to an earlier end, which is then the one that counts', async () => {
    const folder = join(await temporaryFolder(), 's');
    await (await twoOf(folder)).close();
    await forge(folder, (lines) => lines.slice(0, 3));
    const { snapshots } = await opened(folder);
    expect(await snapshots.head()).toEqual({ end: end(10), parts: 3 });
  });

  test('when its folder was deleted', async () => {
    const folder = join(await temporaryFolder(), 's');
    await (await twoOf(folder)).close();
    await rm(folder, { recursive: true });
    const { snapshots } = await opened(folder);
    expect(await snapshots.head()).toBeNull();
  });
});
