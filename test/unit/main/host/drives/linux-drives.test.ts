/** The tree of devices is one in a folder; the drives are real folders in it. */
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { watchDrives } from '../../../../../main/host/drives/drive-watch.ts';
import { linuxDrives } from '../../../../../main/host/drives/linux-drives.ts';
import { temporaryFolder } from '../../../../harness/faulty-files.ts';
import { createManualClock } from '../../../../harness/manual-clock.ts';

const ON_USB = 'pci0000:00/0000:00:14.0/usb2/2-1/2-1:1.0/host4/block/sdb/sdb1';
const CARD = 'platform/sdhci/mmc_host/mmc0/block/mmcblk0/mmcblk0p1';
const DISK = 'pci0000:00/0000:00:1f.2/ata1/host0/block/sda/sda1';

async function machine() {
  const root = await temporaryFolder();
  const media = join(root, 'media');
  const devices = join(root, 'dev-block');
  const mountinfo = join(root, 'mountinfo');
  await mkdir(devices);
  const lines: string[] = [];

  const device = async (id: string, path: string, removable: string) => {
    const at = join(root, 'devices', path);
    await mkdir(at, { recursive: true });
    await writeFile(join(at, '../removable'), `${removable}\n`);
    await symlink(at, join(devices, id));
  };
  const mount = async (id: string, folder: string, options = 'rw') => {
    await mkdir(folder, { recursive: true });
    lines.push(`96 27 ${id} / ${folder} ${options} shared:4 - vfat /dev/some rw`);
    await writeFile(mountinfo, lines.join('\n'));
  };
  const unmountAll = () => writeFile(mountinfo, '');
  const drives = linuxDrives({ mountinfo, devices, under: [`${media}/`] });
  return { root, media, device, mount, unmountAll, drives };
}

describe('what can be carried away on Linux', () => {
  test('a stick on a USB port and a card that can be taken out, with their names and free space', async () => {
    const { media, device, mount, drives } = await machine();
    await device('8:17', ON_USB, '0');
    await device('179:1', CARD, '1');
    await mount('8:17', join(media, 'kiosk/STICK'));
    await mount('179:1', join(media, 'kiosk/card'), 'ro,nosuid');
    const found = await drives.list();
    expect(found).toMatchObject([
      { id: '8:17', label: 'STICK', folder: join(media, 'kiosk/STICK'), isReadOnly: false },
      { id: '179:1', label: 'card', isReadOnly: true },
    ]);
    expect(found[0]?.freeBytes).toBeGreaterThan(0);
  });

  test('not a disk that stays, wherever it is mounted', async () => {
    const { media, device, mount, drives } = await machine();
    await device('8:1', DISK, '0');
    await mount('8:1', join(media, 'data'));
    expect(await drives.list()).toEqual([]);
  });

  test('not a stick that the system itself lives on', async () => {
    const { root, device, mount, drives } = await machine();
    await device('8:17', ON_USB, '1');
    await mount('8:17', join(root, 'srv'));
    expect(await drives.list()).toEqual([]);
  });

  test('a stick that is mounted twice is one stick', async () => {
    const { media, device, mount, drives } = await machine();
    await device('8:17', ON_USB, '1');
    await mount('8:17', join(media, 'one'));
    await mount('8:17', join(media, 'two'));
    expect((await drives.list()).map(({ label }) => label)).toEqual(['one']);
  });

  test('not what was pulled out and left its folder, or left none', async () => {
    const { media, device, mount, drives, unmountAll } = await machine();
    await device('8:17', ON_USB, '1');
    await mount('8:17', join(media, 'STICK'));
    await rm(join(media, 'STICK'), { recursive: true });
    expect(await drives.list()).toEqual([]);
    await unmountAll();
    expect(await drives.list()).toEqual([]);
  });

  test('nothing where there is no such table at all', async () => {
    const drives = linuxDrives({ mountinfo: '/nowhere', devices: '/nowhere', under: ['/media/'] });
    expect(await drives.list()).toEqual([]);
  });
});

describe('whoever watches', () => {
  test('is told once when a stick comes and once when it goes, and never after the end', async () => {
    const clock = createManualClock();
    let plugged: readonly { id: string }[] = [];
    const one = { id: '8:17', label: 'S', folder: '/media/S', isReadOnly: false, freeBytes: 5 };
    const watch = watchDrives({ list: async () => plugged as never }, clock);
    const told: number[] = [];
    watch.onChange((drives) => told.push(drives.length));
    await clock.advance(6_000);
    plugged = [one];
    await clock.advance(6_000);
    plugged = [{ ...one, freeBytes: 4 } as never];
    await clock.advance(6_000);
    plugged = [];
    await clock.advance(6_000);
    expect(told).toEqual([1, 0]);
    watch.stop();
    plugged = [one];
    await clock.advance(6_000);
    expect(told).toEqual([1, 0]);
    expect(clock.waiting()).toBe(0);
  });
});
