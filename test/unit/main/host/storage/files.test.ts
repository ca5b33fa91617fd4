import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { codeOf, diskFailure, isMissing, nodeFiles } from '../../../../../main/host/storage/files.ts';
import { temporaryFolder } from '../../../../harness/faulty-files.ts';

const failure = (code: unknown) => Object.assign(new Error('no'), { code });

describe('the files of a folder', () => {
  test('are named in order', async () => {
    const folder = await temporaryFolder();
    for (const name of ['b', 'c', 'a']) await writeFile(join(folder, name), '');
    expect(await nodeFiles.names(folder)).toEqual(['a', 'b', 'c']);
  });

  test('that is not there are none, and of one that is no folder they cannot be told', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'file'), '');
    expect(await nodeFiles.names(join(folder, 'nowhere'))).toEqual([]);
    await expect(nodeFiles.names(join(folder, 'file'))).rejects.toThrow('ENOTDIR');
  });
});

describe("the kiosk's own account", () => {
  test('alone reads what the kiosk writes', async () => {
    const folder = join(await temporaryFolder(), 'deep', 'down');
    await nodeFiles.makeFolder(folder);
    await (await nodeFiles.open(join(folder, 'file'), 'w')).close();
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect((await stat(join(folder, 'file'))).mode & 0o777).toBe(0o600);
  });
});

test('a file that is gone already can be removed', async () => {
  const path = join(await temporaryFolder(), 'file');
  await writeFile(path, '');
  await nodeFiles.remove(path);
  await nodeFiles.remove(path);
  await expect(nodeFiles.read(path)).rejects.toThrow('ENOENT');
});

describe('a folder', () => {
  afterEach(() => void vi.unstubAllGlobals());

  test('that is there can be synced, and one that is not says so', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'inside'));
    await expect(nodeFiles.syncFolder(folder)).resolves.toBeUndefined();
    await expect(nodeFiles.syncFolder(join(folder, 'nowhere'))).rejects.toThrow('ENOENT');
  });

  test('is left alone on Windows, where it cannot even be opened', async () => {
    vi.stubGlobal('process', Object.create(process, { platform: { value: 'win32' } }));
    await expect(nodeFiles.syncFolder('/nowhere')).resolves.toBeUndefined();
  });
});

describe('what went wrong', () => {
  test.each([
    [failure('ENOSPC'), 'disk-full'],
    [failure('EDQUOT'), 'disk-full'],
    [failure('EIO'), 'disk-failed'],
    [new Error('no'), 'disk-failed'],
    ['ENOSPC', 'disk-failed'],
  ])('is a disk that is full, or has failed: %s', (cause, said) => {
    expect(diskFailure(cause)).toBe(said);
  });

  test.each([
    [failure('EACCES'), 'EACCES'],
    [failure(7), ''],
    [new Error('no'), ''],
    [{ code: 'EACCES' }, ''],
    [undefined, ''],
  ])('has a code of the system, or none: %s', (cause, code) => {
    expect(codeOf(cause)).toBe(code);
  });

  test('is a missing file or something else', () => {
    expect(isMissing(failure('ENOENT'))).toBe(true);
    expect(isMissing(failure('EACCES'))).toBe(false);
  });
});
