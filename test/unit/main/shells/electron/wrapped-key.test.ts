import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { nodeFiles } from '../../../../../main/host/storage/files.ts';
import { type WrappedKeyParts, wrappedKey } from '../../../../../main/shells/electron/wrapped-key.ts';
import { temporaryFolder } from '../../../../harness/faulty-files.ts';
import { seededRandom } from '../../../../harness/randomness.ts';

type Backend = ReturnType<WrappedKeyParts['safeStorage']['getSelectedStorageBackend']>;

/** A keystore that turns letters around: enough to tell what went through it. */
function keystore(backend: Backend = 'gnome_libsecret', isAvailable = true): WrappedKeyParts['safeStorage'] {
  const turn = (text: string) => [...text].reverse().join('');
  return {
    isEncryptionAvailable: () => isAvailable,
    getSelectedStorageBackend: () => backend,
    encryptString: (text) => Buffer.from(`wrapped ${turn(text)}`),
    decryptString: (bytes) => {
      const text = bytes.toString();
      if (!text.startsWith('wrapped ')) throw new Error('not wrapped here');
      return turn(text.slice('wrapped '.length));
    },
  };
}

async function bench(changed: Partial<WrappedKeyParts> = {}) {
  const path = join(await temporaryFolder(), 'key.wrapped');
  const keeper = wrappedKey({
    files: nodeFiles,
    path,
    safeStorage: keystore(),
    platform: 'linux',
    random: seededRandom(1),
    mayBePlain: false,
    ...changed,
  });
  return { path, keeper };
}

describe('the master key in the keystore of the system', () => {
  test('is made at the first start, lies wrapped on the disk, and is the same afterwards', async () => {
    const { path, keeper } = await bench();
    const made = await keeper.masterKey(true);
    if (!made.ok) throw new Error(made.error.detail);
    expect(made.value).toHaveLength(32);
    const file = await readFile(path);
    expect(file.includes(Buffer.from(made.value))).toBe(false);
    expect(file.includes(Buffer.from(made.value).toString('base64'))).toBe(false);
    expect(await keeper.masterKey(false)).toEqual(made);
  });

  test.each([
    ['whose password everybody knows', keystore('basic_text')],
    ['that is locked', keystore('gnome_libsecret', false)],
  ])('is refused to a keystore %s', async (_which, safeStorage) => {
    const { keeper } = await bench({ safeStorage });
    expect(await keeper.masterKey(true)).toMatchObject({ ok: false, error: { code: 'no-safe-place' } });
  });

  test('of a simulated room may lie in such a keystore', async () => {
    const { keeper } = await bench({ safeStorage: keystore('basic_text'), mayBePlain: true });
    expect((await keeper.masterKey(true)).ok).toBe(true);
  });

  test('that is gone is not made anew over data that it alone opened', async () => {
    const { path, keeper } = await bench();
    await keeper.masterKey(true);
    await rm(path);
    expect(await keeper.masterKey(false)).toMatchObject({ ok: false, error: { code: 'lost' } });
  });

  test('of another account is said to be that', async () => {
    const { path, keeper } = await bench();
    await nodeFiles.open(path, 'w').then((file) => file.close());
    expect(await keeper.masterKey(false)).toMatchObject({ ok: false, error: { code: 'unreadable' } });
  });
});
