/**
 * Locks every strike there is and gives the boards back: for whoever takes over from a kiosk that died. It opens
 * nothing else, and releases nothing.
 */
import type { Clock } from '../../shared/basics/clock.ts';
import type { DeviceSetting } from '../../shared/domain/device-setting.ts';
import type { DeviceSource } from '../ports/device-source.ts';
import type { UsbTransport } from '../ports/transport.ts';
import type { OnAdapters } from './adapters.ts';
import { deviceKey, recognise } from './catalog.ts';
import type { DeviceLog } from './health.ts';
import type { DeviceSettings } from './open-device.ts';
import { boardSaid } from './said.ts';
import { createSupervisor } from './supervisor.ts';

export interface LockAllOptions {
  readonly source: DeviceSource;
  readonly clock: Clock;
  readonly log: DeviceLog;
  readonly settings: DeviceSettings;
  /** What was said of one device, by its key. */
  readonly said: (key: string) => DeviceSetting | null;
  /** How long to try. A kiosk that starts again meanwhile waits, and locks first of all. */
  readonly giveUpMs: number;
}

const LOOK_EVERY_MS = 50;

/** True when there is a strike and each one showed that it is locked. */
export async function lockAll({
  source,
  clock,
  log,
  settings,
  said,
  giveUpMs,
}: LockAllOptions): Promise<boolean> {
  const supervisor = createSupervisor({
    source: strikesOf(source, settings.onAdapters, said),
    clock,
    log,
    settings,
    said,
  });
  const endsAt = clock.elapsed() + giveUpMs;
  supervisor.start();
  try {
    for (;;) {
      const states = supervisor.strikes().map((strike) => strike?.state() ?? 'unknown');
      if (states.length > 0 && states.every((state) => state === 'locked')) return true;
      if (clock.elapsed() >= endsAt) return false;
      await new Promise<void>((resume) => clock.after(LOOK_EVERY_MS, resume));
    }
  } finally {
    await supervisor.stop();
  }
}

function strikesOf(source: DeviceSource, onAdapters: OnAdapters, said: LockAllOptions['said']): DeviceSource {
  const isStrike = ({ identity, interfaces }: UsbTransport) =>
    recognise(identity, interfaces, onAdapters, boardSaid(said(deviceKey(identity))))?.role === 'strike';
  return {
    devices: () => source.devices().filter(isStrike),
    onChange: (listener) => source.onChange(listener),
  };
}
