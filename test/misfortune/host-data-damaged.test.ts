/** What a start says when the kiosk's folder is not what it left there: each in words for the person at the terminal. */
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type FoundationParts, layFoundation } from '../../main/host/foundation.ts';
import { pathsIn } from '../../main/host/paths.ts';
import { nodeFiles } from '../../main/host/storage/files.ts';
import { ok } from '../../shared/basics/result.ts';
import { temporaryFolder } from '../harness/faulty-files.ts';
import { seededRandom } from '../harness/randomness.ts';

/** As cheap as Argon2 gets: what it costs is not the question here. */
const CHEAP = { memoryKib: 8, passes: 1 };
const keyOf = (byte: number) => ({ masterKey: async () => ok(new Uint8Array(32).fill(byte)) });

async function bench() {
  const folder = await temporaryFolder();
  const paths = pathsIn(folder);
  const start = (changed: Partial<FoundationParts> = {}) =>
    layFoundation({
      files: nodeFiles,
      paths,
      secrets: keyOf(1),
      random: seededRandom(4),
      now: 0,
      cost: CHEAP,
      room: 'simulated',
      site: null,
      ...changed,
    });
  const first = await start();
  if (!first.ok) throw new Error(first.error.say);
  return { folder, paths, start, first: first.value };
}

describe('a kiosk that starts again', () => {
  test('is the kiosk that it was, and shows its codes no more', async () => {
    const { start, first } = await bench();
    const again = await start();
    expect(again).toMatchObject({
      ok: true,
      value: { identity: first.identity, directory: first.directory, book: first.book, firstCodes: null },
    });
    expect(again.ok && Buffer.from(again.value.signingSeed)).toEqual(Buffer.from(first.signingSeed));
  });

  test('does not open its data with the key of another machine', async () => {
    const { start } = await bench();
    expect(await start({ secrets: keyOf(2) })).toMatchObject({
      ok: false,
      error: { code: 'data-of-another-key', say: expect.stringContaining('another key') },
    });
  });

  test('never serves a real room with codes that everybody could read', async () => {
    const { start } = await bench();
    expect(await start({ room: 'real' })).toMatchObject({
      ok: false,
      error: { code: 'other-room', say: expect.stringContaining('simulated') },
    });
  });

  test.each(['signingKey', 'directory', 'codes', 'demonstration'] as const)(
    'names the file when %s is missing, and makes no new one',
    async (which) => {
      const { start, paths } = await bench();
      await rm(paths[which]);
      expect(await start()).toMatchObject({
        ok: false,
        error: { code: 'data-incomplete', say: expect.stringContaining(paths[which]) },
      });
      await expect(readFile(paths[which])).rejects.toThrow();
    },
  );

  test.each(['signingKey', 'directory', 'codes', 'demonstration'] as const)(
    'names the file when a bit of %s has flipped',
    async (which) => {
      const { start, paths } = await bench();
      const bytes = await readFile(paths[which]);
      const last = bytes.length - 1;
      bytes[last] = (bytes[last] ?? 0) ^ 1;
      await writeFile(paths[which], bytes);
      expect(await start()).toMatchObject({
        ok: false,
        error: { code: 'data-damaged', say: expect.stringContaining(paths[which]) },
      });
    },
  );

  test('does not take one sealed file for another', async () => {
    const { start, paths } = await bench();
    await writeFile(paths.codes, await readFile(paths.demonstration));
    expect(await start()).toMatchObject({ ok: false, error: { code: 'data-damaged' } });
  });

  test('says so when who it is cannot be read', async () => {
    const { start, paths } = await bench();
    await writeFile(paths.identity, '{"stream":');
    expect(await start()).toMatchObject({ ok: false, error: { code: 'data-damaged' } });
  });

  test('begins anew when its first start was cut off before it knew who it was', async () => {
    const { start, paths } = await bench();
    await rm(paths.identity);
    const again = await start({ random: seededRandom(5) });
    expect(again.ok && again.value.firstCodes).toMatchObject({ staffPin: expect.stringMatching(/^\d{6}$/) });
  });
});

describe('a copied disk', () => {
  test('shows no name and no code without the key', async () => {
    const { folder, first } = await bench();
    const codes = first.firstCodes;
    if (codes === null) throw new Error('a first start has codes');
    const secrets = [
      ...first.directory.residents.map(({ name }) => name).filter((name) => name.length > 4),
      codes.staffPin,
      ...codes.couriers.map(({ code }) => code),
      ...codes.phones.map(({ pin }) => pin),
    ];
    for (const name of await readdir(folder)) {
      const content = await readFile(join(folder, name));
      for (const secret of secrets) expect(content.includes(secret), `${secret} in ${name}`).toBe(false);
    }
  });
});
