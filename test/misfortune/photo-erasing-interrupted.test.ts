import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openJournal } from '../../main/host/journal.ts';
import { openPhotoErasing } from '../../main/host/photo-erasing.ts';
import { createPhotos, type Photos } from '../../main/host/photos.ts';
import { nodeFiles } from '../../main/host/storage/files.ts';
import type { PhotoHash } from '../../shared/domain/ids.ts';
import { chained, packageId, STREAM } from '../harness/drafts.ts';
import { temporaryFolder } from '../harness/faulty-files.ts';
import { seededRandom } from '../harness/randomness.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

async function bench() {
  const folder = await temporaryFolder();
  const photos = createPhotos(nodeFiles, join(folder, 'photos'), new Uint8Array(32), seededRandom(1));
  const opened = await openJournal({ files: nodeFiles, folder: join(folder, 'journal'), stream: STREAM });
  if (!opened.ok) throw new Error(opened.error);
  const journal = opened.value;
  onTestFinished(() => journal.close());
  const kept: PhotoHash[] = [];
  for (let n = 0; n < 6; n++) {
    const photo = await photos.keep(Buffer.of(0xff, 0xd8, 0xff, n));
    if (photo.ok) kept.push(photo.value);
  }
  const events = chained(
    kept.slice(0, 5).map((photo, n) => ({
      type: 'package.photo-erased' as const,
      actor: { kind: 'kiosk' as const, id: 'kiosk-test' },
      data: { package: packageId(n), photo, why: 'kept-long-enough' as const },
    })),
  );
  const open = (with_: Pick<Photos, 'erase'> = photos) =>
    openPhotoErasing(
      nodeFiles,
      join(folder, 'photos-erased.json'),
      journal,
      { photos: with_, evidence: { erase: async () => {} } },
      quiet,
    );
  const left = async () =>
    (await Promise.all(kept.map((photo) => photos.read(photo)))).map((one) => one !== null);
  return { photos, journal, events, open, left };
}

test('pictures that the ledger says are erased are, and no other', async () => {
  const { journal, events, open, left } = await bench();
  const erasing = await open();
  await journal.append(events.slice(0, 2));
  await erasing.run();
  expect(await left()).toEqual([false, false, true, true, true, true]);
  await journal.append(events.slice(2));
  await erasing.run();
  expect(await left()).toEqual([false, false, false, false, false, true]);
});

test('broken off after each of them, the next start erases the rest', async () => {
  for (let fails = 0; fails < 5; fails++) {
    const { photos, journal, events, open, left } = await bench();
    await journal.append(events);
    let done = 0;
    const dying = await open({
      erase: async (photo) => {
        if (done++ === fails) throw new Error('the power went');
        await photos.erase(photo);
      },
    });
    await dying.run();
    expect((await left()).filter((is) => !is)).toHaveLength(fails);
    await (await open()).run();
    expect(await left()).toEqual([false, false, false, false, false, true]);
  }
});
