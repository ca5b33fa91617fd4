import { expect, test } from 'vitest';
import type { DeviceIdentity } from '../../../../hardware/ports/transport.ts';
import { createHidPosScanner } from '../../../../hardware/simulation/hid-pos-scanner.ts';
import { createKeyboardScanner } from '../../../../hardware/simulation/keyboard-scanner.ts';
import { createSerialScanner } from '../../../../hardware/simulation/serial-scanner.ts';
import type { SimulatedWire } from '../../../../hardware/simulation/simulated-wire.ts';
import { USUAL_WIRING } from '../../../../hardware/strike/input-sensor.ts';
import type { DeviceSettings } from '../../../../hardware/supervisor/open-device.ts';
import { createSupervisor } from '../../../../hardware/supervisor/supervisor.ts';
import { createManualClock, type ManualClock } from '../../../harness/manual-clock.ts';
import { CDC_SCANNER, KEYBOARD_SCANNER, lineOver } from '../../../harness/scanners.ts';

const HID_POS: DeviceIdentity = { vendorId: 0x0c2e, productId: 0x0b6a, serial: null, portPath: '1-2' };
const ADAPTER: DeviceIdentity = { vendorId: 0x1a86, productId: 0x7523, serial: null, portPath: '1-6' };

async function aRoomWith(
  clock: ManualClock,
  wires: readonly SimulatedWire[],
  said: Partial<DeviceSettings> = {},
  onPort: SimulatedWire | null = null,
) {
  const line = onPort ? lineOver(clock, onPort, '/dev/ttyS0') : null;
  const supervisor = createSupervisor({
    clock,
    log: () => undefined,
    source: {
      devices: () => wires.flatMap((wire) => wire.attached() ?? []),
      lines: () => (line ? [line] : []),
      onChange: () => () => undefined,
    },
    settings: { printer: { size: '4x2', dpi: 203 }, wiring: USUAL_WIRING, onAdapters: {}, ...said },
  });
  const scans: string[] = [];
  supervisor.onScan(({ text, aim }) => scans.push(`${aim} ${text}`));
  for (const wire of wires) wire.plug();
  supervisor.start();
  await clock.advance(1_000);
  return { supervisor, scans };
}

test('two scanners at once, of different kinds: every scan comes whole, and the one that read last is sounded', async () => {
  const clock = createManualClock();
  const hidPos = createHidPosScanner(clock, HID_POS);
  const serial = createSerialScanner(clock, CDC_SCANNER);
  const { supervisor, scans } = await aRoomWith(clock, [hidPos.wire, serial.wire]);
  hidPos.scan('A'.repeat(100), ']C0');
  serial.scan('B'.repeat(100), ']Q1');
  await clock.advance(500);
  expect(scans.sort()).toEqual([`]C0 ${'A'.repeat(100)}`, `]Q1 ${'B'.repeat(100)}`]);
  supervisor.signal('bad');
  await clock.advance(10);
  expect(hidPos.sounds).toEqual([]);
  hidPos.scan('NEXT', ']C0');
  await clock.advance(300);
  for (let asked = 0; asked < 10; asked++) supervisor.signal('bad');
  await clock.advance(10);
  expect(hidPos.sounds).toEqual(['bad']);
});

test('a sound before any scan, or after the scanner is gone, goes nowhere', async () => {
  const clock = createManualClock();
  const hidPos = createHidPosScanner(clock, HID_POS);
  const { supervisor } = await aRoomWith(clock, [hidPos.wire]);
  supervisor.signal('good');
  hidPos.scan('A1', ']C0');
  await clock.advance(50);
  hidPos.wire.unplug();
  supervisor.signal('good');
  await clock.advance(1_000);
  expect(hidPos.sounds).toEqual([]);
});

test('a known scanner in keyboard mode is taken; a keyboard is left to whoever types on it', async () => {
  const clock = createManualClock();
  const scanner = createKeyboardScanner(clock, KEYBOARD_SCANNER);
  const keyboard = createKeyboardScanner(clock, {
    vendorId: 0x046d,
    productId: 0xc31c,
    serial: null,
    portPath: '1-7',
  });
  const { supervisor, scans } = await aRoomWith(clock, [scanner.wire, keyboard.wire]);
  keyboard.scan('hello', null);
  scanner.scan('1Z5R89390357567127', ']C0');
  await clock.advance(1_000);
  expect(scans).toEqual([']C0 1Z5R89390357567127']);
  expect(supervisor.health()).toHaveLength(1);
});

test.each([
  ['the system does not let us', { code: 'no-rights', hint: 'udev' }],
  ['a driver of the system keeps it', { code: 'busy' }],
  ['the system has no way to take it', { code: 'failed', detail: 'LIBUSB_ERROR_NOT_SUPPORTED' }],
] as const)(
  'a scanner in keyboard mode that cannot be taken, as %s, is left to the page, and health says how to mend it',
  async (_, fault) => {
    const clock = createManualClock();
    const scanner = createKeyboardScanner(clock, KEYBOARD_SCANNER);
    scanner.wire.faults.failAlways('open', fault);
    const { supervisor } = await aRoomWith(clock, [scanner.wire]);
    expect(supervisor.health()).toMatchObject([{ state: 'trouble', troubles: ['no-rights'] }]);
    expect(supervisor.health()[0]?.hint).toMatch(/still reach the screen.*HID POS/);
  },
);

test('a scanner behind an adapter is one once an installer said so', async () => {
  const clock = createManualClock();
  const scanner = createSerialScanner(clock, ADAPTER, { chip: 'ch340' });
  const untold = await aRoomWith(clock, [scanner.wire]);
  expect(untold.supervisor.health()).toEqual([]);
  const onAdapters = { ch340: { kind: 'serial-scanner', baud: 9_600 } } as const;
  const told = await aRoomWith(clock, [scanner.wire], { onAdapters });
  scanner.scan('A1', ']C0');
  await clock.advance(200);
  expect(told.scans).toEqual([']C0 A1']);
  expect(told.supervisor.health()).toMatchObject([{ role: 'scanner', state: 'ready' }]);
});

test('a scanner on a serial port of the machine is one once an installer named the port', async () => {
  const clock = createManualClock();
  const scanner = createSerialScanner(clock, ADAPTER);
  const untold = await aRoomWith(clock, [], {}, scanner.wire);
  expect(untold.supervisor.health()).toEqual([]);
  const onPorts = { '/dev/ttyS0': { kind: 'serial-scanner', baud: 9_600 } } as const;
  const told = await aRoomWith(clock, [], { onPorts }, scanner.wire);
  scanner.scan('A1', ']C0');
  await clock.advance(200);
  expect(told.scans).toEqual([']C0 A1']);

  scanner.wire.unplug();
  await clock.advance(100);
  expect(told.supervisor.health()).toMatchObject([{ role: 'scanner', state: 'gone' }]);
});
