/** What breaks with a scanner in the middle of a symbol, whatever its kind: half a number is never told for a whole one. */
import { expect, test } from 'vitest';
import type { TransferOptions } from '../../hardware/ports/transport.ts';
import { openHidPosScanner } from '../../hardware/scanner/hid-pos/driver.ts';
import { openSerialScanner } from '../../hardware/scanner/serial/driver.ts';
import { openWedgeScanner } from '../../hardware/scanner/wedge/driver.ts';
import { createHidPosScanner } from '../../hardware/simulation/hid-pos-scanner.ts';
import { createKeyboardScanner } from '../../hardware/simulation/keyboard-scanner.ts';
import { usbSerial } from '../../hardware/transport/usb-serial.ts';
import { toUtf8 } from '../../shared/basics/bytes.ts';
import { aScanner, must, plugged, seededBytes } from '../harness/devices.ts';
import { createManualClock } from '../harness/manual-clock.ts';
import { aHidPosScanner, aKeyboardScanner, aSerialScanner } from '../harness/scanners.ts';

const NUMBER = '1Z5R89390357567127';

test('a serial scanner unplugged in mid-symbol: half is never told, and the next one is whole', async () => {
  const { clock, device, scanner, scans } = await aSerialScanner();
  let gone = 0;
  scanner.onGone(() => gone++);
  device.scan('7'.repeat(100), ']C0');
  await clock.advance(6);
  device.wire.unplug();
  await clock.advance(1_000);
  expect([gone, scans]).toEqual([1, []]);

  const serial = must(usbSerial(plugged(device.wire), clock, 'cdc-acm'));
  const back = must(await openSerialScanner(serial, clock));
  back.onScan((scan) => scans.push(scan));
  device.scan(NUMBER, ']C0');
  await clock.advance(200);
  expect(scans).toEqual([{ text: NUMBER, aim: ']C0' }]);
});

test('a scanner in keyboard mode unplugged in mid-symbol: half is never told, and the next one is whole', async () => {
  const { clock, device, scanner, scans } = await aKeyboardScanner();
  let gone = 0;
  scanner.onGone(() => gone++);
  device.scan('7'.repeat(20), ']C0');
  await clock.advance(100);
  device.wire.unplug();
  await clock.advance(1_000);
  expect([gone, scans]).toEqual([1, []]);

  const back = must(await openWedgeScanner(plugged(device.wire), clock));
  back.onScan((scan) => scans.push(scan));
  device.scan(NUMBER, ']C0');
  await clock.advance(1_000);
  expect(scans).toEqual([{ text: NUMBER, aim: ']C0' }]);
});

test('a serial line that hesitates: a pause is no end once the scanner is known to send one', async () => {
  const { clock, device, scans } = await aSerialScanner({ packetEveryMs: 200 });
  for (const text of ['FIRST1', NUMBER]) {
    device.scan(text, ']C0');
    await clock.advance(1_000);
  }
  expect(scans.map((scan) => scan.text)).toEqual(['FIRST1', NUMBER]);
});

test.each([
  ['HID POS', () => aHidPosScanner()],
  ['serial', () => aSerialScanner()],
  ['keyboard', () => aKeyboardScanner()],
])(
  'a %s scanner of which a transfer fails in mid-symbol: a part may be lost, so nothing of it is told',
  async (_, open) => {
    const { clock, device, scans } = await open();
    device.scan('FIRST1', ']C0');
    await clock.advance(2_000);
    device.scan('7'.repeat(150), ']C0');
    await clock.advance(6);
    device.wire.faults.failNext('read', { code: 'failed', detail: 'scripted' });
    await clock.advance(6_000);
    device.scan(NUMBER, ']C0');
    await clock.advance(2_000);
    expect(scans.map((scan) => scan.text)).toEqual(['FIRST1', NUMBER]);
  },
);

test('a serial scanner that loses its return in the middle of the day: that symbol is dropped, the ones after are read', async () => {
  const { clock, device, scans } = await aSerialScanner();
  device.scan('FIRST1', ']C0');
  await clock.advance(1_000);
  device.send(toUtf8(']C0HALF'));
  await clock.advance(10_000);
  device.scan(NUMBER, ']C0');
  await clock.advance(1_000);
  expect(scans.map((scan) => scan.text)).toEqual(['FIRST1', NUMBER]);
});

test('a serial scanner that is programmed anew to send no return is read again after one lost scan', async () => {
  const { clock, device, scans } = await aSerialScanner();
  device.scan('FIRST1', ']C0');
  await clock.advance(1_000);
  for (const text of ['LOST', 'SECOND', 'THIRD']) {
    device.send(toUtf8(`]C0${text}`));
    await clock.advance(1_000);
  }
  expect(scans.map((scan) => scan.text)).toEqual(['FIRST1', 'SECOND', 'THIRD']);
});

test('four kilobytes of noise on the line are no scan, and the next symbol is read', async () => {
  const { clock, device, scans } = await aSerialScanner();
  device.send(seededBytes('noise')(4_096).map((byte) => (byte === 0x0d ? 0x00 : byte)));
  await clock.advance(1_000);
  expect(scans).toEqual([]);
  device.scan(NUMBER, ']C0');
  await clock.advance(1_000);
  expect(scans).toEqual([{ text: NUMBER, aim: ']C0' }]);
});

test('a HID POS fragment whose end never comes is dropped after half a second', async () => {
  const { clock, device, scans } = await aHidPosScanner();
  const fragment = new Uint8Array(64);
  fragment.set([0x02, 4, ...toUtf8(']C0HALF')]);
  fragment[63] = 1;
  device.wire.send(0x81, fragment);
  await clock.advance(600);
  device.scan(NUMBER, ']C0');
  await clock.advance(100);
  expect(scans).toEqual([{ text: NUMBER, aim: ']C0' }]);
});

test.each([
  ['HID POS', () => aHidPosScanner()],
  ['serial', () => aSerialScanner()],
  ['keyboard', () => aKeyboardScanner()],
])('a %s scanner that stalls now and then is not lost, one that only stalls is given up', async (_, open) => {
  const { clock, device, scanner, scans } = await open();
  let gone = 0;
  scanner.onGone(() => gone++);
  const stall = { code: 'stalled', transferred: 0 } as const;
  device.wire.faults.failNext('read', stall, 4);
  device.scan('BEFORE', ']C0');
  await clock.advance(5_000);
  device.scan(NUMBER, ']C0');
  await clock.advance(5_000);
  expect(scans.at(-1)).toEqual({ text: NUMBER, aim: ']C0' });
  expect(gone).toBe(0);

  device.wire.faults.failAlways('read', stall);
  device.scan(NUMBER, ']C0');
  await clock.advance(10_000);
  expect(gone).toBe(1);
});

test('a Honeywell scanner that was unplugged has forgotten its mode, and is told again', async () => {
  const { clock, device } = await aScanner(0x0c2e);
  device.wire.unplug();
  await clock.advance(1_000);
  const transport = plugged(device.wire);
  expect(device.scan(NUMBER, ']C0')).toBe(false);
  const back = must(await openHidPosScanner(transport, clock));
  const scans: string[] = [];
  back.onScan((scan) => scans.push(scan.text));
  expect(device.scan(NUMBER, ']C0')).toBe(true);
  await clock.advance(100);
  expect(scans).toEqual([NUMBER]);
});

test('a Honeywell scanner that does not answer the switch is not taken for one that works', async () => {
  const clock = createManualClock();
  const device = createHidPosScanner(clock, {
    vendorId: 0x23d0,
    productId: 1,
    serial: null,
    portPath: '1-2',
  });
  device.wire.faults.failAlways('control', 'silence');
  const opening = openHidPosScanner(plugged(device.wire), clock);
  await clock.advance(500);
  expect(await opening).toMatchObject({ ok: false, error: { code: 'deadline' } });
});

test('a keyboard that only shares its maker with the scanners is not taken from who types on it', async () => {
  const clock = createManualClock();
  const unknown = { vendorId: 0x05e0, productId: 0x1300, serial: null, portPath: '1-5' };
  const device = createKeyboardScanner(clock, unknown);
  const transport = plugged(device.wire);
  let opens = 0;
  const watched = {
    ...transport,
    open(options: TransferOptions) {
      opens++;
      return transport.open(options);
    },
  };
  expect(await openHidPosScanner(watched, clock)).toMatchObject({ ok: false, error: { code: 'failed' } });
  expect(opens).toBe(0);
});
