import { chmod, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { keyFile } from '../../../../../main/shells/node/key-file.ts';
import { faultyFiles, temporaryFolder } from '../../../../harness/faulty-files.ts';
import { seededRandom } from '../../../../harness/randomness.ts';

async function bench() {
  const folder = await temporaryFolder();
  const files = faultyFiles();
  const path = join(folder, 'key');
  const credentials = join(folder, 'credentials');
  const at = (where?: string) => keyFile({ files, path, credentials: where, random: seededRandom(1) });
  return { files, path, credentials, at };
}

describe('the key file', () => {
  test('is made at the first start, for nobody else, and is the same ever after', async () => {
    const { path, at } = await bench();
    const made = await at().masterKey(true);
    expect(made).toEqual({ ok: true, value: seededRandom(1)(32) });
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await at().masterKey(false)).toEqual(made);
    expect(await at().masterKey(true)).toEqual(made);
  });

  test('that others may read is refused, with what to do about it', async () => {
    const { path, at } = await bench();
    await at().masterKey(true);
    await chmod(path, 0o640);
    const refused = await at().masterKey(false);
    expect(refused).toMatchObject({ ok: false, error: { code: 'unreadable' } });
    expect(refused.ok ? '' : refused.error.detail).toContain(`chmod 600 ${path}`);
  });

  test('that is gone is not made anew while there is data', async () => {
    const { at } = await bench();
    expect(await at().masterKey(false)).toMatchObject({ ok: false, error: { code: 'lost' } });
  });

  test('of another length is refused and left as it is', async () => {
    const { path, at } = await bench();
    await writeFile(path, 'short', { mode: 0o600 });
    expect(await at().masterKey(true)).toMatchObject({ ok: false, error: { code: 'unreadable' } });
    expect(await readFile(path, 'utf8')).toBe('short');
  });

  test('on a full disk: no kiosk begins with a key that is not kept', async () => {
    const { files, at } = await bench();
    files.failNext('write', 'ENOSPC');
    expect(await at().masterKey(true)).toMatchObject({ ok: false, error: { code: 'unreadable' } });
  });

  test('gives way to the credential that systemd hands over', async () => {
    const { credentials, at } = await bench();
    await at(credentials).masterKey(true);
    await mkdir(credentials);
    await writeFile(join(credentials, 'packroom-key'), Buffer.alloc(32, 7));
    expect(await at(credentials).masterKey(false)).toEqual({ ok: true, value: new Uint8Array(32).fill(7) });
  });
});
