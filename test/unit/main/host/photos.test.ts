import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createPhotos } from '../../../../main/host/photos.ts';
import { err, ok } from '../../../../shared/basics/result.ts';
import { PhotoHash } from '../../../../shared/domain/ids.ts';
import { faultyFiles, temporaryFolder } from '../../../harness/faulty-files.ts';
import { seededRandom } from '../../../harness/randomness.ts';

const jpeg = Buffer.concat([
  Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
  Buffer.from('a parcel with a name on it'),
]);
const webp = Buffer.from('RIFF\u0004\u0000\u0000\u0000WEBPVP8 ', 'latin1');
const hash = PhotoHash.parse(createHash('sha256').update(jpeg).digest('hex'));
const key = new Uint8Array(32).fill(7);

async function bench() {
  const folder = await temporaryFolder();
  const files = faultyFiles();
  return { folder, files, photos: createPhotos(files, folder, key, seededRandom(3)) };
}

const pathOf = (folder: string) => join(folder, hash.slice(0, 2), hash);

describe('photos', () => {
  test('are kept under the hash of what they show, and come back as they were', async () => {
    const { photos } = await bench();
    expect(await photos.keep(jpeg)).toEqual(ok(hash));
    expect(Buffer.from((await photos.read(hash)) ?? [])).toEqual(jpeg);
    expect((await photos.keep(webp)).ok).toBe(true);
  });

  test('show nothing to somebody who copies the disk', async () => {
    const { photos, folder } = await bench();
    await photos.keep(jpeg);
    expect((await readFile(pathOf(folder))).includes('a parcel')).toBe(false);
    const other = createPhotos(faultyFiles(), folder, new Uint8Array(32).fill(8), seededRandom(3));
    expect(await other.read(hash)).toBeNull();
  });

  test.each([
    ['nothing', Buffer.of()],
    ['a page', Buffer.from('<svg onload="x()">')],
    ['half a signature', Buffer.of(0xff, 0xd8)],
    ['a sound in the container of WebP', Buffer.from('RIFF\u0004\u0000\u0000\u0000WAVEfmt ', 'latin1')],
    ['more than a megabyte and a half', Buffer.concat([jpeg, Buffer.alloc(1_500_000)])],
  ])('are not %s', async (_what, bytes) => {
    expect(await (await bench()).photos.keep(bytes)).toEqual(err('not-a-photo'));
  });

  test('that are damaged or missing are none', async () => {
    const { photos, folder } = await bench();
    expect(await photos.read(hash)).toBeNull();
    await photos.keep(jpeg);
    await writeFile(pathOf(folder), 'damage');
    expect(await photos.read(hash)).toBeNull();
  });

  test('that the disk does not take are refused, and leave nothing behind', async () => {
    const { photos, files } = await bench();
    files.failNext('write', 'ENOSPC');
    expect(await photos.keep(jpeg)).toEqual(err('disk-full'));
    expect(await photos.read(hash)).toBeNull();
  });
});
