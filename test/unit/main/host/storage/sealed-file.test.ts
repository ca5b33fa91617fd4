import { createHmac } from 'node:crypto';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { nodeFiles } from '../../../../../main/host/storage/files.ts';
import { readSealed, seal, unseal, writeSealed } from '../../../../../main/host/storage/sealed-file.ts';
import { faultyFiles, temporaryFolder } from '../../../../harness/faulty-files.ts';
import { seededRandom } from '../../../../harness/randomness.ts';

const random = seededRandom(3);
const key = random(32);
const plain = Buffer.from('Jane Smith, 4B');
const sealed = () => Buffer.from(seal(plain, key, 'directory', random));

describe('a sealed file', () => {
  test('is read with its key and for its purpose, and shows nothing of itself', () => {
    expect(unseal(sealed(), key, 'directory')).toEqual({ ok: true, value: plain });
    expect(sealed().toString('latin1')).not.toContain('Jane');
    expect(sealed()).not.toEqual(sealed());
  });

  test('is not taken for another one, nor read with another key', () => {
    expect(unseal(sealed(), key, 'codes')).toEqual({ ok: false, error: 'damaged' });
    expect(unseal(sealed(), random(32), 'directory')).toEqual({ ok: false, error: 'wrong-key' });
  });

  test('is damaged by any flipped bit, and by any missing end', () => {
    const whole = sealed();
    for (let at = 0; at < whole.length; at++) {
      const flipped = Buffer.from(whole);
      flipped.writeUInt8(flipped.readUInt8(at) ^ 1, at);
      expect(unseal(flipped, key, 'directory').ok, `byte ${at}`).toBe(false);
      expect(unseal(whole.subarray(0, at), key, 'directory').ok, `cut at ${at}`).toBe(false);
    }
  });

  test('says which key it wants without telling anything of it, and in the same way for ever', () => {
    const mark = createHmac('sha256', key).update('packroom key mark').digest().subarray(0, 8);
    expect(sealed().subarray(0, 9)).toEqual(Buffer.concat([Buffer.of(1), mark]));
  });

  test('on a disk that cannot be read is not taken for a missing one', async () => {
    const broken = () => Promise.reject(Object.assign(new Error('EIO'), { code: 'EIO' }));
    await expect(readSealed({ ...nodeFiles, read: broken }, 'x', key, 'x')).rejects.toThrow('EIO');
  });

  test('may be empty', () => {
    expect(unseal(seal(new Uint8Array(), key, 'x', random), key, 'x')).toMatchObject({ ok: true });
  });

  test('on the disk is for nobody else on the machine', async () => {
    const path = join(await temporaryFolder(), 'directory.sealed');
    await writeSealed({ files: nodeFiles, random }, path, plain, key, 'directory');
    expect(await readSealed(nodeFiles, path, key, 'directory')).toEqual({ ok: true, value: plain });
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  test('that is not there is missing, and one that is cut short is damaged', async () => {
    const path = join(await temporaryFolder(), 'directory.sealed');
    expect(await readSealed(nodeFiles, path, key, 'directory')).toEqual({ ok: false, error: 'missing' });
    await writeFile(path, sealed().subarray(0, 20));
    expect(await readSealed(nodeFiles, path, key, 'directory')).toEqual({ ok: false, error: 'damaged' });
  });

  test.each([
    ['is full', 'write', 'ENOSPC', 'disk-full'],
    ['breaks at the sync', 'datasync', 'EIO', 'disk-failed'],
    ['breaks at the renaming', 'rename', 'EIO', 'disk-failed'],
  ] as const)('is the old one still when the disk %s', async (_, what, code, said) => {
    const folder = await temporaryFolder();
    const path = join(folder, 'directory.sealed');
    const files = faultyFiles();
    await writeSealed({ files, random }, path, plain, key, 'directory');
    const before = await readFile(path);
    files.failNext(what, code);
    expect(await writeSealed({ files, random }, path, Buffer.from('new'), key, 'directory')).toEqual({
      ok: false,
      error: said,
    });
    expect(await readFile(path)).toEqual(before);
    expect(await readdir(folder)).toEqual(['directory.sealed']);
  });
});
