import { writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { deviceKey } from '../../hardware/supervisor/catalog.ts';
import { openDeviceSettings } from '../../main/host/devices/settings-keeper.ts';
import type { DeviceSetting } from '../../shared/domain/device-setting.ts';
import { must } from '../harness/devices.ts';
import { faultyFiles, temporaryFolder } from '../harness/faulty-files.ts';

const preferred: DeviceSetting = { role: 'printer', size: '2x1', dpi: 300, isPreferred: true };

async function bench() {
  const files = faultyFiles();
  const path = `${await temporaryFolder()}/device-settings.json`;
  return { path, open: () => openDeviceSettings(files, path) };
}

test('the settings of devices are damaged: the kiosk does not start with others, and says which file', async () => {
  const { path, open } = await bench();
  must(await must(await open()).keep('a', preferred));
  await writeFile(path, '{"a":{"role":"prin');
  expect(await open()).toMatchObject({ ok: false, error: { code: 'data-damaged' } });
  await writeFile(path, '{"a":{"role":"strike","door":7}}');
  const opened = await open();
  expect(!opened.ok && opened.error.say).toContain(path);
});

test('the power goes and comes: what was said of a device that is not plugged in is still known', async () => {
  const { open } = await bench();
  must(await must(await open()).keep('a', preferred));
  expect(must(await open()).said('a')).toEqual(preferred);
});

test('another printer is preferred: the one before no longer is', async () => {
  const { open } = await bench();
  const keeper = must(await open());
  must(await keeper.keep('a', preferred));
  must(await keeper.keep('b', preferred));
  expect(keeper.said('a')).toEqual({ ...preferred, isPreferred: false });
});

test('another product in the same port, both without a serial, does not take what was said of the first', async () => {
  const { open } = await bench();
  const keeper = must(await open());
  const inPort = (productId: number) =>
    deviceKey({ vendorId: 0x0a5f, productId, serial: null, portPath: '1-2' });
  must(await keeper.keep(inPort(0x0120), preferred));
  expect(keeper.said(inPort(0x0141))).toBeNull();
  expect(keeper.said(inPort(0x0120))).toEqual(preferred);
});
