/**
 * As much of a kiosk as releases a strike, as a real process that can be killed: starts the device process, waits for
 * the strike, releases it for as long as the board allows, and says so.
 *     node device-kiosk.ts FILE
 */
import { join } from 'node:path';
import { createDeviceProcess } from '../../hardware/process/device-process.ts';
import { createSupervisor, USUAL_SETTINGS } from '../../hardware/supervisor/supervisor.ts';
import { startDevices } from '../../main/shells/node/devices/start.ts';
import { systemClock } from '../../main/system-clock.ts';

const [file = ''] = process.argv.slice(2);
const devices = createDeviceProcess({
  start: () => startDevices(join(import.meta.dirname, 'device-program.ts'), [file]),
  clock: systemClock,
  log: (situation) => process.stdout.write(`${situation}\n`),
});
devices.use({ settings: USUAL_SETTINGS, said: {} });
const supervisor = createSupervisor({
  source: devices.source,
  clock: systemClock,
  log: () => undefined,
  guard: devices.guard,
});
supervisor.onStrike(async (state) => {
  process.stdout.write(`strike ${state}\n`);
  const strike = supervisor.strike();
  if (state !== 'locked' || !strike) return;
  if (hasReleased) return;
  hasReleased = true;
  await strike.release(strike.maxReleaseMs);
});
let hasReleased = false;
supervisor.start();

process.on('SIGTERM', async () => {
  await supervisor.stop();
  await devices.stop();
  process.exit(0);
});
