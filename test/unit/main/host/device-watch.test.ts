import { describe, expect, test } from 'vitest';
import { watchDevices } from '../../../../main/host/devices/device-watch.ts';
import type { DeviceState } from '../../../../main/host/devices/devices.ts';
import { healthOf } from '../../../../main/host/devices/health.ts';
import type { DeviceTrouble } from '../../../../shared/domain/device-trouble.ts';
import { Zone } from '../../../../shared/domain/place.ts';
import { createManualClock } from '../../../harness/manual-clock.ts';

function printer(state: DeviceState['state'], ...troubles: DeviceTrouble[]): DeviceState {
  const identity = { vendorId: 0x0a5f, productId: 0x0120, serial: 'SERIAL-0001', portPath: '1-1' };
  return { role: 'printer', identity, state, troubles, hint: null, warning: null };
}

function bench() {
  const clock = createManualClock();
  const noted: unknown[] = [];
  let health: readonly DeviceState[] = [];
  let tell: (health: readonly DeviceState[]) => void = () => undefined;
  const devices = {
    health: () => health,
    onHealth: (listener: typeof tell) => {
      tell = listener;
      return () => undefined;
    },
  };
  const deviceLog = { append: async (type: string, data: object) => void noted.push({ type, ...data }) };
  const stop = watchDevices(devices as never, deviceLog as never, clock);
  const become = (...next: DeviceState[]) => {
    health = next;
    tell(next);
  };
  return { clock, noted, become, stop };
}

const ready = { type: 'device.ready', role: 'printer' };
const trouble = (...troubles: string[]) => ({ type: 'device.trouble', role: 'printer', troubles });

describe('the watch over the devices', () => {
  test('notes what lasts: ready, out of paper, gone, and ready again', async () => {
    const { clock, noted, become } = bench();
    for (const next of [
      printer('ready'),
      printer('trouble', 'paper-out'),
      printer('gone'),
      printer('ready'),
    ]) {
      become(next);
      await clock.advance(3_000);
    }
    expect(noted).toEqual([ready, trouble('paper-out'), trouble('gone'), ready]);
  });

  test('does not note what passes within two seconds', async () => {
    const { clock, noted, become } = bench();
    become(printer('trouble', 'opening'));
    await clock.advance(1_000);
    become(printer('ready'));
    await clock.advance(5_000);
    become(printer('trouble', 'silent'));
    await clock.advance(500);
    become(printer('ready'));
    await clock.advance(5_000);
    expect(noted).toEqual([ready]);
  });

  test('notes the same trouble once, in whatever order it is told', async () => {
    const { clock, noted, become } = bench();
    become(printer('trouble', 'paper-out', 'head-open'));
    await clock.advance(3_000);
    become(printer('trouble', 'head-open', 'paper-out'));
    await clock.advance(3_000);
    expect(noted).toEqual([trouble('paper-out', 'head-open')]);
  });

  test('leaves no timer behind', () => {
    const { clock, become, stop } = bench();
    become(printer('ready'));
    stop();
    expect(clock.waiting()).toBe(0);
  });
});

describe('the health that screens get', () => {
  test('tells of each device, and that there is none of a role', () => {
    const devices = { health: () => [printer('trouble', 'paper-out')], isUsed: () => true };
    expect(healthOf(devices, () => null, [])).toMatchObject([
      {
        role: 'printer',
        state: 'trouble',
        troubles: ['paper-out'],
        about: { usbId: '0a5f:0120', isUsed: true },
      },
      { role: 'scanner', state: 'gone', troubles: [], about: null },
      { role: 'strike', state: 'gone', troubles: [], about: null },
    ]);
  });

  test('shows the end of a serial and never the whole of it', () => {
    const devices = { health: () => [printer('ready')], isUsed: () => false };
    const told = JSON.stringify(healthOf(devices, () => null, []));
    expect(told).toContain('"serialEnd":"0001"');
    expect(told).not.toContain('SERIAL-0001');
  });

  test('misses lockers in a room that has a zone of them, and nowhere else', () => {
    const zone = Zone.parse({ id: 'l', name: 'Lockers', kind: 'lockers', capacity: 16 });
    const none = { health: () => [], isUsed: () => false };
    const rolesIn = (zones: readonly Zone[]) => healthOf(none, () => null, zones).map(({ role }) => role);
    expect(rolesIn([zone])).toEqual(['printer', 'scanner', 'strike', 'locker']);
    expect(rolesIn([])).not.toContain('locker');
  });
});
