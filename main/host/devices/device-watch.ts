/**
 * Notes in the device log when a device begins to need somebody, and when it works again. What passes within two
 * seconds, such as the opening of a device that was just plugged in, is noise and is not noted.
 */
import type { Clock } from '../../../shared/basics/clock.ts';
import type { DeviceLog } from './device-log.ts';
import type { DeviceState, Devices } from './devices.ts';

const SETTLED_AFTER_MS = 2_000;

export function watchDevices(devices: Devices, deviceLog: DeviceLog, clock: Clock): () => void {
  const noted = new Map<string, string>();
  const settling = new Map<string, () => void>();

  function note(key: string): void {
    settling.delete(key);
    const device = devices.health().find((one) => keyOf(one) === key);
    if (device === undefined) return;
    const situation = situationOf(device);
    if (noted.get(key) === situation) return;
    noted.set(key, situation);
    const troubles = device.state === 'gone' ? ['gone'] : [...device.troubles];
    void (device.state === 'ready'
      ? deviceLog.append('device.ready', { role: device.role })
      : deviceLog.append('device.trouble', { role: device.role, troubles }));
  }

  function look(health: readonly DeviceState[]): void {
    for (const device of health) {
      const key = keyOf(device);
      const isNoted = noted.get(key) === situationOf(device);
      if (isNoted || settling.has(key)) continue;
      settling.set(
        key,
        clock.after(SETTLED_AFTER_MS, () => note(key)),
      );
    }
  }

  const stop = devices.onHealth(look);
  look(devices.health());
  return () => {
    stop();
    for (const cancel of settling.values()) cancel();
  };
}

function keyOf({ role, identity }: DeviceState): string {
  return `${role} ${identity.serial ?? identity.portPath}`;
}

function situationOf({ state, troubles }: DeviceState): string {
  return `${state} ${[...troubles].sort().join()}`;
}
