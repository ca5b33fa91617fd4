import { expect, test } from 'vitest';
import { composeKiosk } from '../../main/compose.ts';
import { openDeviceLog } from '../../main/host/devices/device-log.ts';
import { createLog } from '../../main/host/log.ts';
import { nodeFiles } from '../../main/host/storage/files.ts';
import type { Kiosk } from '../../main/kiosk.ts';
import { ok } from '../../shared/basics/result.ts';
import { temporaryFolder } from '../harness/faulty-files.ts';
import { createManualClock } from '../harness/manual-clock.ts';

/** What a shell does on SIGTERM is to stop the kiosk; this is the whole of it, over its own clock and files. */
async function aKiosk(folder: string): Promise<Kiosk> {
  const composed = await composeKiosk({
    folder,
    room: 'simulated',
    startDevices: () => {
      throw new Error('a simulated room has no device process');
    },
    secrets: () => ({ masterKey: async () => ok(new Uint8Array(32).fill(7)) }),
    shell: 'node',
    software: 'test',
    tell: () => undefined,
    cost: { memoryKib: 8, passes: 1 },
  });
  if (!composed.ok) throw new Error(composed.error.say);
  return composed.value;
}

const strikeLocks = ({ host }: Kiosk) =>
  new Promise<void>((resolve) => {
    const stop = host.devices.onStrike((state) => {
      if (state !== 'locked') return;
      stop();
      resolve();
    });
  });

test('a kiosk that is told to stop while the door is released locks it, and that is in its device log', async () => {
  const folder = await temporaryFolder();
  const kiosk = await aKiosk(folder);
  await strikeLocks(kiosk);
  const strike = kiosk.host.devices.strike();
  await strike?.lock();
  expect(await strike?.release(30_000)).toEqual(ok());
  expect(kiosk.room?.snapshot()).toMatchObject({ strike: { relay: 'on' } });
  await kiosk.stop();
  expect(kiosk.room?.snapshot()).toMatchObject({ strike: { relay: 'off' } });

  const clock = createManualClock();
  const log = await openDeviceLog(
    nodeFiles,
    kiosk.paths.deviceLog,
    clock,
    createLog(kiosk.paths.log, clock, () => undefined),
  );
  const entries = await log.read(0, 100);
  await log.close();
  const doors = entries.ok
    ? entries.value.map(({ type }) => type).filter((type) => type.startsWith('door.'))
    : [];
  expect(doors.slice(-2)).toEqual(['door.released', 'door.locked']);
});
