import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { replaceFile } from '../../../../../main/host/storage/atomic-file.ts';
import type { Files } from '../../../../../main/host/storage/files.ts';
import { faultyFiles, temporaryFolder } from '../../../../harness/faulty-files.ts';

/** Real files that tell what was done to them, in order. */
function toldFiles(files: Files, told: string[]): Files {
  return {
    ...files,
    open: async (path, flags) => {
      told.push(`open ${path} ${flags}`);
      const file = await files.open(path, flags);
      return {
        read: (...args) => file.read(...args),
        write: (...args) => file.write(...args).finally(() => told.push('write')),
        datasync: () => file.datasync().finally(() => told.push('sync')),
        truncate: (length) => file.truncate(length),
        stat: () => file.stat(),
        close: () => file.close().finally(() => told.push('close')),
      };
    },
    rename: async (from, to) => {
      told.push(`rename ${from} ${to}`);
      await files.rename(from, to);
    },
    remove: async (path) => {
      told.push(`remove ${path}`);
      await files.remove(path);
    },
    syncFolder: async (folder) => {
      told.push(`sync ${folder}`);
      await files.syncFolder(folder);
    },
  };
}

async function bench() {
  const folder = await temporaryFolder();
  const path = join(folder, 'state');
  const told: string[] = [];
  const faulty = faultyFiles();
  const replace = (text: string) => replaceFile(toldFiles(faulty, told), path, Buffer.from(text));
  return { folder, path, told, faulty, replace };
}

describe('a file that is replaced', () => {
  test('is whole on the disk before it has the name, and has the name for good before it is said', async () => {
    const { folder, path, told, replace } = await bench();
    expect(await replace('one')).toEqual({ ok: true });
    expect(told).toEqual([
      `open ${path}.new w`,
      'write',
      'sync',
      'close',
      `rename ${path}.new ${path}`,
      `sync ${folder}`,
    ]);
    expect(await replace('two')).toEqual({ ok: true });
    expect(await readFile(path, 'utf8')).toBe('two');
    expect(await readdir(folder)).toEqual(['state']);
  });

  test.each(['write', 'datasync'] as const)('is closed and cleared away when the %s fails', async (what) => {
    const { folder, path, told, faulty, replace } = await bench();
    faulty.failNext(what, 'ENOSPC');
    expect(await replace('one')).toEqual({ ok: false, error: 'disk-full' });
    expect(told.slice(-2)).toEqual(['close', `remove ${path}.new`]);
    expect(await readdir(folder)).toEqual([]);
  });

  test('is not said to be there while its name might be lost', async () => {
    const { faulty, replace } = await bench();
    faulty.failNext('syncFolder', 'EIO');
    expect(await replace('one')).toEqual({ ok: false, error: 'disk-failed' });
  });

  test('on a disk that does not even clear away says what failed first', async () => {
    const files = faultyFiles();
    const stuck = { ...files, remove: () => Promise.reject(new Error('read-only')) };
    files.failNext('write', 'ENOSPC');
    const folder = await temporaryFolder();
    const path = join(folder, 'state');
    expect(await replaceFile(stuck, path, Buffer.from('x'))).toEqual({ ok: false, error: 'disk-full' });
    expect(await readdir(folder)).toEqual(['state.new']);
  });
});
