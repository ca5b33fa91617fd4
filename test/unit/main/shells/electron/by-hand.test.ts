import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { layFoundation } from '../../../../../main/host/foundation.ts';
import { pathsIn } from '../../../../../main/host/paths.ts';
import type { SecretsOf } from '../../../../../main/host/stopped-kiosk.ts';
import { nodeFiles } from '../../../../../main/host/storage/files.ts';
import { readArguments } from '../../../../../main/shells/electron/arguments.ts';
import { workByHand } from '../../../../../main/shells/electron/by-hand.ts';
import { wrappedKey } from '../../../../../main/shells/electron/wrapped-key.ts';
import { temporaryFolder } from '../../../../harness/faulty-files.ts';
import { seededRandom } from '../../../../harness/randomness.ts';

/** A keystore of one account: what another one wrapped it cannot open. */
const keystoreOf =
  (account: string): SecretsOf =>
  ({ folder }) =>
    wrappedKey({
      files: nodeFiles,
      path: join(folder, 'key.wrapped'),
      safeStorage: {
        isEncryptionAvailable: () => true,
        getSelectedStorageBackend: () => 'gnome_libsecret',
        encryptString: (text) => Buffer.from(`${account} ${text}`),
        decryptString: (bytes) => {
          const text = bytes.toString();
          if (!text.startsWith(`${account} `)) throw new Error('not wrapped here');
          return text.slice(account.length + 1);
        },
      },
      platform: 'linux',
      random: seededRandom(5),
      mayBePlain: false,
    });

async function kiosk() {
  const folder = await temporaryFolder();
  const data = join(folder, 'data');
  await mkdir(data);
  const paths = pathsIn(data);
  const laid = await layFoundation({
    files: nodeFiles,
    paths,
    secrets: keystoreOf('kiosk')(paths, 'simulated'),
    random: seededRandom(6),
    now: 0,
    cost: { memoryKib: 8, passes: 1 },
    room: 'simulated',
    site: null,
  });
  if (!laid.ok) throw new Error(laid.error.say);
  const told = (account: string, ...words: string[]) => {
    const { byHand, data: folder } = readArguments(['packroom', '--data', data, ...words], '/home');
    if (byHand === null) throw new Error('nothing is to be done by hand');
    return workByHand(byHand, folder, keystoreOf(account));
  };
  const run = (account: string, ...args: string[]) => told(account, '--directory', ...args);
  return { folder, run, told };
}

describe('the directory of a kiosk whose key only its own program can open', () => {
  test('goes out as a list, and comes back in changed', async () => {
    const { folder, run } = await kiosk();
    const list = join(folder, 'residents.csv');
    expect(await run('kiosk', 'export', list)).toMatchObject({ ok: true });
    const people = await readFile(list, 'utf8');
    expect(people.split('\n').length).toBeGreaterThan(50);
    const added = join(folder, 'added.csv');
    await writeFile(added, 'unit,name\nPH,Zoë Pérez\n');
    const said = await run('kiosk', 'import', added, '--list-is-whole');
    expect(said).toMatchObject({ ok: true, value: expect.stringContaining('1 new') });
  });

  test('is not opened for another account, and it is said why', async () => {
    const { folder, run } = await kiosk();
    expect(await run('somebody', 'export', join(folder, 'residents.csv'))).toMatchObject({
      ok: false,
      error: expect.stringContaining('another account or machine'),
    });
  });

  test.each([
    ['nothing', [], 'Say what, which file'],
    ['a deed that is none', ['burn', 'x.csv'], 'none of import, export, site'],
    ['an option that is none', ['export', 'x.csv', '--quietly'], '--quietly'],
  ])('is left alone for %s', async (_, args, why) => {
    const { run } = await kiosk();
    expect(await run('kiosk', ...args)).toMatchObject({ ok: false, error: expect.stringContaining(why) });
  });
});

test('a kiosk whose key only its own program can open is given a server by that program', async () => {
  const { told } = await kiosk();
  // Nobody listens there.
  const words = ['--enrol', '--server', 'http://127.0.0.1:9', '--code', '7X0A-76TM'];
  expect(await told('kiosk', ...words)).toEqual({
    ok: false,
    error: expect.stringContaining('does not answer'),
  });
  expect(await told('somebody', ...words)).toMatchObject({
    ok: false,
    error: expect.stringContaining('another account or machine'),
  });
});

test('a program that is told nothing to do by hand is the kiosk', () => {
  expect(readArguments(['packroom', '--room', 'real'], '/home')).toMatchObject({
    byHand: null,
    room: 'real',
    data: '/home/packroom',
  });
});
