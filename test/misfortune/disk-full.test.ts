import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, onTestFinished, type TestContext, test, vi } from 'vitest';
import { openDeviceLog } from '../../main/host/devices/device-log.ts';
import { noteDisk } from '../../main/host/disk/disk-notes.ts';
import { watchDisk } from '../../main/host/disk/disk-watch.ts';
import { createReserve } from '../../main/host/disk/reserve.ts';
import { roomyFiles } from '../../main/host/disk/roomy-files.ts';
import { openDiskUse } from '../../main/host/disk/use.ts';
import { type Journal, openJournal } from '../../main/host/journal.ts';
import { pathsIn } from '../../main/host/paths.ts';
import { createPhotos } from '../../main/host/photos.ts';
import { readCheckedLines } from '../../main/host/storage/checked-line.ts';
import type { Files } from '../../main/host/storage/files.ts';
import { segmentPath } from '../../main/host/storage/segments.ts';
import { chained, received, STREAM } from '../harness/drafts.ts';
import { createManualClock } from '../harness/manual-clock.ts';
import { seededRandom } from '../harness/randomness.ts';
import { countedDisk, realDisk, type SmallDisk } from '../harness/small-disk.ts';

const KIB = 1024;
const DISK_BYTES = 4096 * KIB;
const LIMITS = {
  reserveBytes: 256 * KIB,
  fullBytes: 256 * KIB,
  noPhotosBytes: 1024 * KIB,
  lowBytes: 2048 * KIB,
  warnDays: 30,
};
const HOUR_MS = 3_600_000;
const events = chained(Array.from({ length: 1_500 }, (_, n) => received(n + 1)));
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const JPEG = Buffer.concat([Buffer.of(0xff, 0xd8, 0xff), Buffer.alloc(100_000, 7)]);

const DISKS = [
  ['a disk of our own making', () => countedDisk(DISK_BYTES)],
  ['a real small disk', () => realDisk(DISK_BYTES)],
] as const;

/** Skips with the reason where the machine lets nobody mount a disk. */
async function diskFor(make: () => Promise<SmallDisk | string>, context: TestContext): Promise<SmallDisk> {
  const disk = await make();
  return typeof disk === 'string' ? context.skip(disk) : disk;
}

async function opened(disk: SmallDisk, files: Files = disk.files): Promise<Journal> {
  const journal = await openJournal({ files, folder: pathsIn(disk.folder).journal, stream: STREAM });
  if (!journal.ok) throw new Error(journal.error);
  onTestFinished(() => journal.value.close());
  return journal.value;
}

/** One by one, until the disk refuses one: how many the journal has then. */
async function appendUntilRefused(journal: Journal, from: number): Promise<number> {
  for (const event of events.slice(from)) {
    const kept = await journal.append([event]);
    if (!kept.ok) {
      expect(kept.error).toBe('disk-full');
      return event.seq - 1;
    }
  }
  throw new Error('the disk took everything');
}

describe.each(DISKS)('on %s', (_, make) => {
  test.for([0, 1, 100, 700, 5_000, 9_000])(
    'that is full with %d bytes left: no half line, nothing acknowledged is lost, and on it goes when there is space',
    async (left, context) => {
      const disk = await diskFor(make, context);
      const journal = await opened(disk);
      await journal.append(events.slice(0, 3));
      await disk.fill(left);
      const kept = await appendUntilRefused(journal, 3);
      expect(await journal.append(events.slice(kept, kept + 30))).toEqual({ ok: false, error: 'disk-full' });

      const lines = readCheckedLines(await readFile(segmentPath(pathsIn(disk.folder).journal, 1)));
      expect([lines.rest, lines.texts.length]).toEqual(['none', kept]);
      const next = await opened(disk);
      expect([next.head().seq, next.aside]).toEqual([kept, []]);
      expect(await next.append(events.slice(kept, kept + 30))).toEqual({ ok: false, error: 'disk-full' });

      await disk.empty();
      expect((await next.append(events.slice(kept, kept + 30))).ok).toBe(true);
      expect(await (await opened(disk)).read(0, 500)).toEqual({
        ok: true,
        value: events.slice(0, kept + 30),
      });
    },
  );

  test('a photo that finds no space leaves nothing behind', async (context) => {
    const disk = await diskFor(make, context);
    const photos = createPhotos(disk.files, pathsIn(disk.folder).photos, new Uint8Array(32), seededRandom(1));
    await disk.fill(50_000);
    expect(await photos.keep(JPEG)).toEqual({ ok: false, error: 'disk-full' });
    const files = (await readdir(pathsIn(disk.folder).photos, { recursive: true })).filter((name) =>
      name.includes('/'),
    );
    expect(files).toEqual([]);
    await disk.empty();
    const kept = await photos.keep(JPEG);
    expect(kept.ok && (await photos.read(kept.value))?.length).toBe(JPEG.length);
  });
});

describe.each(DISKS)('a kiosk with a reserve, on %s', (_, make) => {
  async function kiosk(context: TestContext) {
    const disk = await diskFor(make, context);
    const paths = pathsIn(disk.folder);
    const clock = createManualClock();
    const watch = watchDisk({
      folder: disk.folder,
      measure: disk.measure,
      reserve: createReserve(disk.files, paths.reserve, LIMITS.reserveBytes, seededRandom(2)),
      use: await openDiskUse(disk.files, paths.diskUse, clock),
      limits: LIMITS,
      clock,
      log: quiet,
    });
    const files = roomyFiles(disk.files, watch.makeRoom);
    const deviceLog = await openDeviceLog(files, paths.deviceLog, clock, quiet);
    onTestFinished(() => deviceLog.close());
    const stopNoting = await noteDisk(watch, deviceLog, files, paths.diskNoted);
    onTestFinished(async () => {
      stopNoting();
      await watch.stop();
    });
    await clock.advance(61_000);
    await watch.look();
    /** Waits until this, and nothing more, is in the device log. */
    const expectNoted = (levels: readonly string[]) =>
      vi.waitFor(async () => {
        const page = await deviceLog.read(0, 50);
        expect(page.ok && page.value.map(({ data }) => data.level)).toEqual(levels);
      });
    return { disk, watch, clock, expectNoted, journal: await opened(disk, files) };
  }

  test('it is full between two looks: the event that meets it is kept, and so are hundreds after it', async (context) => {
    const { disk, watch, journal, expectNoted } = await kiosk(context);
    expect(watch.state().level).toBe('enough');
    await journal.append(events.slice(0, 3));
    await disk.fill(0);
    const kept = await appendUntilRefused(journal, 3);
    expect(kept).toBeGreaterThan(200);
    expect(watch.state().level).toBe('full');
    await disk.empty();
    await expectNoted(['full']);
    expect(await (await opened(disk)).read(0, 2_000)).toEqual({ ok: true, value: events.slice(0, kept) });
  });

  test('it fills slowly: each level is noted once, and space is believed with a margin', async (context) => {
    const { disk, watch, expectNoted } = await kiosk(context);
    const floor = DISK_BYTES / 100;
    for (const kibibytes of [2000, 1800, 1000, 900, 200, 1000]) {
      await disk.fill(floor + kibibytes * KIB);
      await watch.look();
    }
    await disk.empty();
    await watch.look();
    await expectNoted(['low', 'no-photos', 'full', 'no-photos', 'enough']);
  });

  test('when there is space again the reserve is made again, and is there for the next time', async (context) => {
    const { disk, watch, clock, journal } = await kiosk(context);
    await disk.fill(0);
    const first = await appendUntilRefused(journal, 0);
    await disk.empty();
    await watch.look();
    expect(watch.state().level).toBe('full');
    await clock.advance(HOUR_MS);
    await watch.look();
    expect(watch.state().level).toBe('enough');
    await disk.fill(0);
    expect(await appendUntilRefused(journal, first)).toBeGreaterThan(first + 200);
  });
});
