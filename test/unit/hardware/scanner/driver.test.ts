import { expect, test } from 'vitest';
import { aScanner } from '../../../harness/devices.ts';

test('each symbol is told once, in order, with its identifier', async () => {
  const { clock, device, scans } = await aScanner();
  device.scan('1Z5R89390357567127', ']C0');
  device.scan(`42010023\x1d9400111202555842332669`, ']C1');
  await clock.advance(100);
  expect(scans).toEqual([
    { text: '1Z5R89390357567127', aim: ']C0' },
    { text: '42010023\x1d9400111202555842332669', aim: ']C1' },
  ]);
});

test('a long symbol with a return at its end comes whole, whatever the habit of the scanner', async () => {
  const { clock, device, scans } = await aScanner(0x05e0, { lateIdentifier: true, trailingReturn: true });
  device.scan('P'.repeat(300), ']L2');
  await clock.advance(200);
  expect(scans).toEqual([{ text: 'P'.repeat(300), aim: ']L2' }]);
});

test('a Honeywell scanner is switched to HID POS before anything is expected of it', async () => {
  const { clock, device, scans } = await aScanner(0x0c2e);
  expect(device.scan('TBA000000000001', ']C0')).toBe(true);
  await clock.advance(50);
  expect(scans).toHaveLength(1);
});

test('hours without a scan change nothing', async () => {
  const { clock, device, scans } = await aScanner();
  await clock.advance(3 * 3_600_000);
  device.scan('TBA000000000001', ']C0');
  await clock.advance(50);
  expect(scans).toHaveLength(1);
});

test('a transfer that fails now and then does not lose the scanner', async () => {
  const { clock, device, scanner, scans } = await aScanner();
  let isGone = false;
  scanner.onGone(() => {
    isGone = true;
  });
  device.wire.faults.failNext('read', { code: 'stalled', transferred: 0 }, 3);
  device.scan('A1', ']C0');
  await clock.advance(5_000);
  device.scan('A2', ']C0');
  await clock.advance(5_000);
  expect(scans.map((scan) => scan.text)).toEqual(['A1', 'A2']);
  expect(isGone).toBe(false);
});

test('a scanner that can beep tells its holder that a scan was not wanted', async () => {
  const { clock, device, scanner } = await aScanner();
  void scanner.signal('bad');
  void scanner.signal('good');
  await clock.advance(10);
  expect(device.sounds).toEqual(['bad', 'good']);
});

test('a scanner that tells of no beeps is asked for none, and reads as well', async () => {
  const { clock, device, scanner, scans } = await aScanner(0x05e0, { mute: true });
  void scanner.signal('bad');
  device.scan('A1', ']C0');
  await clock.advance(50);
  expect(device.sounds).toEqual([]);
  expect(scans).toHaveLength(1);
});
