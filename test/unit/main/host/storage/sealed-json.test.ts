import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { nodeFiles } from '../../../../../main/host/storage/files.ts';
import { writeSealed } from '../../../../../main/host/storage/sealed-file.ts';
import { readSealedJson, writeSealedJson } from '../../../../../main/host/storage/sealed-json.ts';
import { temporaryFolder } from '../../../../harness/faulty-files.ts';
import { seededRandom } from '../../../../harness/randomness.ts';

const Book = z.strictObject({ pin: z.string() });
const random = seededRandom(5);
const key = random(32);
const sealing = { files: nodeFiles, random };

async function bench() {
  const path = join(await temporaryFolder(), 'book.sealed');
  return { path, read: (withKey = key) => readSealedJson(nodeFiles, path, Book, withKey, 'book') };
}

describe('sealed JSON', () => {
  test('is read as it was written', async () => {
    const { path, read } = await bench();
    expect(await writeSealedJson(sealing, path, { pin: '123' }, key, 'book')).toEqual({ ok: true });
    expect(await read()).toEqual({ ok: true, value: { pin: '123' } });
  });

  test('that is not there is missing, and with another key it is told from damage', async () => {
    const { path, read } = await bench();
    expect(await read()).toEqual({ ok: false, error: 'missing' });
    await writeSealedJson(sealing, path, { pin: '123' }, key, 'book');
    expect(await read(random(32))).toEqual({ ok: false, error: 'wrong-key' });
  });

  test.each([
    ['of another shape', '{"pin":7}'],
    ['that is none', 'pin'],
    ['with nothing in it', ''],
  ])('%s is damaged', async (_, text) => {
    const { path, read } = await bench();
    await writeSealed(sealing, path, Buffer.from(text), key, 'book');
    expect(await read()).toEqual({ ok: false, error: 'damaged' });
  });
});
