import { expect, test } from 'vitest';
import { openHidPosScanner } from '../../hardware/scanner/hid-pos/driver.ts';
import { aScanner, must, plugged } from '../harness/devices.ts';

test('unplugged in the middle of a symbol: half a number is never told, and the next one is whole', async () => {
  const { clock, device, scanner, scans } = await aScanner();
  let gone = 0;
  scanner.onGone(() => gone++);
  device.scan('7'.repeat(100), ']C0');
  await clock.advance(4);
  device.wire.unplug();
  await clock.advance(1_000);
  expect(scans).toEqual([]);
  expect(gone).toBe(1);

  const back = must(await openHidPosScanner(plugged(device.wire), clock));
  back.onScan((scan) => scans.push(scan));
  device.scan('TBA000000000001', ']C0');
  await clock.advance(100);
  expect(scans).toEqual([{ text: 'TBA000000000001', aim: ']C0' }]);
});

test('a scanner that fails at every transfer is given up, and said to be gone', async () => {
  const { clock, device, scanner } = await aScanner();
  let gone = 0;
  scanner.onGone(() => gone++);
  device.wire.faults.failAlways('read', { code: 'failed', detail: 'scripted' });
  device.scan('A1', ']C0');
  await clock.advance(10_000);
  expect(gone).toBe(1);
});
