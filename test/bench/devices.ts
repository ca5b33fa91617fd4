/**
 * What a transfer takes more for the way to the device process and back: the same simulated printer asked the same
 * short question, in this process and through a forked one; and how long a scan and a label take in the drivers. It
 * measures no USB.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DeviceSource } from '../../hardware/ports/device-source.ts';
import { createDeviceProcess } from '../../hardware/process/device-process.ts';
import { createSimulatedRoom } from '../../hardware/simulation/room.ts';
import { startDevices } from '../../main/shells/node/devices/start.ts';
import { systemClock } from '../../main/system-clock.ts';
import { must } from '../harness/devices.ts';
import { seededRandom } from '../harness/randomness.ts';
import { measureWork } from './devices-work.ts';
import { type Summary, summarise } from './statistics.ts';

const ROUND_TRIPS = 3_000;
/** Not counted: the first ones are slower for reasons of the engine's. */
const WARM_UP = 300;
const ZEBRA = 0x0a5f;
const GET_PORT_STATUS = { requestType: 0xa1, request: 0x01, value: 0, index: 0 };
const QUICK = { deadlineMs: 5_000 };

async function roundTrips(source: DeviceSource): Promise<Summary> {
  const printer = source.devices().find(({ identity }) => identity.vendorId === ZEBRA);
  if (!printer) throw new Error('there is no printer in the simulated room');
  must(await printer.open(QUICK));
  const samples: number[] = [];
  for (let trip = 0; trip < WARM_UP + ROUND_TRIPS; trip += 1) {
    const since = performance.now();
    must(await printer.controlIn(GET_PORT_STATUS, 1, QUICK));
    if (trip >= WARM_UP) samples.push(performance.now() - since);
  }
  await printer.close();
  return summarise(samples);
}

export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'packroom-devices-'));
  const room = createSimulatedRoom({ clock: systemClock, random: seededRandom(1), people: [] });
  const program = join(import.meta.dirname, '../harness/device-program.ts');
  const devices = createDeviceProcess({
    start: () => startDevices(program, [join(folder, 'notes')]),
    clock: systemClock,
    log: () => undefined,
  });
  try {
    must(await devices.ready());
    show('in this process', await roundTrips(room.source));
    show('through the device process', await roundTrips(devices.source));
    const { scan, label } = await measureWork();
    show('scan, from the wire', scan, 'scans');
    show('label, command to wire', label, 'labels');
  } finally {
    await devices.stop();
    rmSync(folder, { recursive: true });
  }
}

function show(way: string, { samples, p50, p95, p99 }: Summary, what = 'round trips'): void {
  const times = [p50, p95, p99].map((ms) => `${ms.toFixed(3)} ms`).join(' / ');
  console.log(`${way.padEnd(28)} ${samples} ${what}, p50 / p95 / p99: ${times}`);
}
