/** A scan on its whole way, from the bytes of each kind of scanner to what intake asks for, and the sound on its way back. */
import { expect, test } from 'vitest';
import type { DeviceIdentity } from '../../../../hardware/ports/transport.ts';
import { createHidPosScanner } from '../../../../hardware/simulation/hid-pos-scanner.ts';
import { createKeyboardScanner } from '../../../../hardware/simulation/keyboard-scanner.ts';
import { createSerialScanner } from '../../../../hardware/simulation/serial-scanner.ts';
import type { SimulatedWire } from '../../../../hardware/simulation/simulated-wire.ts';
import { createSupervisor } from '../../../../hardware/supervisor/supervisor.ts';
import { announce } from '../../../../main/bridge/announce.ts';
import { handlersOf } from '../../../../main/bridge/handlers.ts';
import type { Host } from '../../../../main/host/host.ts';
import { memoryChannels } from '../../../../shared/bridge/channel.ts';
import { connect, serve } from '../../../../shared/bridge/endpoint.ts';
import { type Recognition, recognise } from '../../../../shared/tracking/recognise.ts';
import { createManualClock, type ManualClock } from '../../../harness/manual-clock.ts';
import { CDC_SCANNER, KEYBOARD_SCANNER } from '../../../harness/scanners.ts';

const HID_POS: DeviceIdentity = { vendorId: 0x0c2e, productId: 0x0b6a, serial: null, portPath: '1-2' };
const silent = () => () => undefined;

/** A host of which only the devices are real: what else it is made of is never asked. */
function hostWith(wire: SimulatedWire, clock: ManualClock): Host {
  const devices = createSupervisor({
    clock,
    log: () => undefined,
    source: { devices: () => [wire.attached()].filter((one) => one !== null), onChange: silent },
  });
  const rest = {
    disk: { onLevel: silent },
    link: { onChange: silent },
    drives: { onChange: silent },
    deviceLog: { onGrew: silent },
    journalCheck: { onDamage: silent },
    residentsLists: { onImported: silent },
    foundation: { directory: { doors: [] } },
  };
  return { devices, ...rest } as unknown as Host;
}

async function onItsWay(
  make: (clock: ManualClock) => { wire: SimulatedWire; scan(text: string, aim: string): boolean },
) {
  const clock = createManualClock();
  const device = make(clock);
  device.wire.plug();
  const host = hostWith(device.wire, clock);
  host.devices.start();
  await clock.advance(1_000);
  const complaints: string[] = [];
  const channels = memoryChannels();
  const server = serve(channels.far, handlersOf(host), (problem) => complaints.push(problem));
  announce(host, server);
  const client = connect(channels.near, (problem) => complaints.push(problem));
  const read: { text: string; aim: string | null }[] = [];
  client.on('scanner.read', (scan) => read.push(scan));
  return { clock, device, client, read, complaints };
}

const KINDS = [
  ['HID POS', (clock: ManualClock) => createHidPosScanner(clock, HID_POS)],
  ['serial', (clock: ManualClock) => createSerialScanner(clock, CDC_SCANNER)],
  ['keyboard', (clock: ManualClock) => createKeyboardScanner(clock, KEYBOARD_SCANNER)],
] as const;

test.each(KINDS)('%s: the identifier arrives with its text, and both are understood', async (_, make) => {
  const { clock, device, read, complaints } = await onItsWay(make);
  // Alone it is where the parcel goes; before a separator it is that, and the number comes after.
  device.scan('42010023', ']C1');
  device.scan('42010023\x1d9400111202555842332669', ']C1');
  await clock.advance(3_000);
  expect(read).toEqual([
    { text: '42010023', aim: ']C1' },
    { text: '42010023\x1d9400111202555842332669', aim: ']C1' },
  ]);
  const what: Recognition[] = read.map((scan) => recognise(scan));
  expect(what).toMatchObject([
    { kind: 'routing' },
    { kind: 'tracking', best: { carrier: 'usps', number: '9400111202555842332669' } },
  ]);
  expect(complaints).toEqual([]);
});

test('the longest symbol passes the bridge', async () => {
  const { clock, device, read, complaints } = await onItsWay((on) => createSerialScanner(on, CDC_SCANNER));
  device.scan('X'.repeat(4_093), ']Q1');
  await clock.advance(5_000);
  expect(read).toEqual([{ text: 'X'.repeat(4_093), aim: ']Q1' }]);
  expect(complaints).toEqual([]);
});

test('a page lets the scanner sound one of two sounds, and nothing else', async () => {
  const clock = createManualClock();
  const scanner = createHidPosScanner(clock, HID_POS);
  scanner.wire.plug();
  const host = hostWith(scanner.wire, clock);
  host.devices.start();
  await clock.advance(1_000);
  scanner.scan('A1', ']C0');
  await clock.advance(1_000);
  const { near, far } = memoryChannels();
  serve(far, handlersOf(host), () => undefined);
  const client = connect(near, () => undefined);
  expect(await client.ask('scanner.signal', { sound: 'bad' })).toMatchObject({ ok: true });
  const anything = { sound: 'siren' } as unknown as { sound: 'bad' };
  expect(await client.ask('scanner.signal', anything)).toMatchObject({ ok: false, error: 'bad-input' });
  await clock.advance(10);
  expect(scanner.sounds).toEqual(['bad']);
});
