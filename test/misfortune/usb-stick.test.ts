/** A copy on a USB stick, and everything that may happen to it in somebody's hand. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { RemovableDrive } from '../../main/host/drives/removable-drives.ts';
import { stick } from '../../main/host/export-places.ts';
import { exportLedger } from '../../main/host/ledger-export.ts';
import type { OpenedFile } from '../../main/host/storage/files.ts';
import { DriveId } from '../../shared/domain/ids.ts';
import { verdictOn } from '../harness/exported-copy.ts';
import { sealingHost } from '../harness/sealing-host.ts';

const ID = DriveId.parse('8:17');

async function stickInHand({ isBuilt = true } = {}) {
  const bench = await sealingHost();
  const host = await bench.start();
  await host.fill(40);
  const folder = join(bench.folder, 'media/ANNAS STICK');
  await mkdir(folder, { recursive: true });
  const verifier = join(bench.folder, 'verify');
  await mkdir(verifier);
  if (isBuilt) {
    await writeFile(join(verifier, 'packroom-verify.html'), 'a page');
    await writeFile(join(verifier, 'packroom-verify.mjs'), 'a program');
  }
  const drive: RemovableDrive = { id: ID, label: 'ANNAS STICK', folder, isReadOnly: false, freeBytes: 9 };
  let plugged: readonly RemovableDrive[] = [drive];
  const place = async () => {
    const drives = { list: async () => plugged };
    return stick({ files: bench.files, drives, log: bench.log }, ID, verifier);
  };
  const take = async () => {
    const to = await place();
    if (to === null) return 'no such stick';
    return exportLedger({ ...host, files: bench.files, clock: bench.clock }, { from: 1, upTo: null }, to);
  };
  return {
    ...bench,
    stick: folder,
    take,
    change: (now: Partial<RemovableDrive>) => {
      plugged = [{ ...drive, ...now }];
    },
    pull: () => {
      plugged = [];
    },
  };
}

const VERIFIER = ['packroom-verify.html', 'packroom-verify.mjs'];

test('a copy goes onto the stick whole, the verifier beside it, and names nobody', async () => {
  const { take, stick: folder, said } = await stickInHand();
  const taken = await take();
  if (taken === 'no such stick' || !taken.ok) throw new Error('not taken');
  expect(await verdictOn(taken.value.file)).toMatchObject({ intact: true, events: 40 });
  expect(taken.value.hasVerifier).toBe(true);
  expect(await readdir(folder)).toEqual(['ledger-kiosk-test-2026-11-23T09-00-00Z.jsonl', ...VERIFIER]);
  expect(await readFile(join(folder, 'packroom-verify.mjs'), 'utf8')).toBe('a program');
  expect(said.join(' ')).not.toContain('ANNA');
});

test('without a verifier that was built, the copy is taken all the same', async () => {
  const { take, said } = await stickInHand({ isBuilt: false });
  expect(await take()).toMatchObject({ ok: true, value: { hasVerifier: false } });
  expect(said).toContain('the verifier is not built, and is left out of the copy');
});

test('there is no such stick any more', async () => {
  const { take, pull, stick: folder } = await stickInHand();
  pull();
  expect(await take()).toBe('no such stick');
  expect(await readdir(folder)).toEqual([]);
});

describe('the stick is full', () => {
  test.each([
    ['while the verifier is copied', 1, 0],
    ['while the ledger is copied', 3, 2],
  ])('%s', async (_, write, before) => {
    const { take, files, stick: folder } = await stickInHand();
    // Writes are counted: two of the verifier, and then those of the ledger.
    const original = files.open;
    let writes = 0;
    files.open = async (path, flags) => {
      const file = await original(path, flags);
      if (!path.startsWith(folder)) return file;
      return {
        ...bound(file),
        write: async (...what) => {
          if (++writes >= write) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
          return file.write(...what);
        },
      };
    };
    expect(await take()).toEqual({ ok: false, error: 'stick-full' });
    expect(await readdir(folder)).toEqual(VERIFIER.slice(0, before));
  });
});

test('the stick is locked against writing', async () => {
  const { take, files, change, stick: folder } = await stickInHand();
  change({ isReadOnly: true });
  files.failNext('open', 'EROFS', 9);
  expect(await take()).toEqual({ ok: false, error: 'stick-read-only' });
  expect(await readdir(folder)).toEqual([]);
});

test.each(['EIO', 'ENODEV', 'EROFS'])(
  'pulled out while it is written (%s): what is left, if anything, is called half',
  async (code) => {
    const { take, files, pull, stick: folder } = await stickInHand();
    const { open } = files;
    files.open = async (path, flags) => {
      const file = await open(path, flags);
      if (!path.endsWith('.half')) return file;
      return {
        ...bound(file),
        datasync: async () => {
          pull();
          files.remove = async () => {
            throw Object.assign(new Error('gone'), { code });
          };
          throw Object.assign(new Error('gone'), { code });
        },
      };
    };
    expect(await take()).toEqual({ ok: false, error: 'stick-gone' });
    expect((await readdir(folder)).filter((name) => name.startsWith('ledger'))).toEqual([
      'ledger-kiosk-test-2026-11-23T09-00-00Z.jsonl.half',
    ]);
  },
);

test('pulled out so quietly that the writing went on into the empty folder: it is not called taken', async () => {
  const { take, files, pull } = await stickInHand();
  const { rename } = files;
  files.rename = async (from, to) => {
    await rename(from, to);
    if (from.endsWith('.half')) pull();
  };
  expect(await take()).toEqual({ ok: false, error: 'stick-gone' });
});

function bound(file: OpenedFile): OpenedFile {
  return {
    read: (...what) => file.read(...what),
    write: (...what) => file.write(...what),
    datasync: () => file.datasync(),
    truncate: (length) => file.truncate(length),
    stat: () => file.stat(),
    close: () => file.close(),
  };
}
