/** What the host tells a screen without being asked. */
import type { Server } from '../../shared/bridge/endpoint.ts';
import { healthOf } from '../host/devices/health.ts';
import { drivesToTell } from '../host/drives/removable-drives.ts';
import type { Host } from '../host/host.ts';

/** Returns the way to stop. */
export function announce(
  { devices, disk, drives, deviceLog, foundation, journalCheck }: Host,
  { tell }: Server,
): () => void {
  const { zones } = foundation.directory;
  const stops = [
    devices.onScan(({ text, aim }) => tell('scanner.read', { text, aim })),
    devices.onHealth((health) => tell('devices.changed', { devices: healthOf(health, zones) })),
    drives.onChange((plugged) => tell('drives.changed', { drives: drivesToTell(plugged) })),
    disk.onLevel((state) => tell('disk.changed', state)),
    deviceLog.onGrew((log) => tell('device-log.grew', { log })),
    journalCheck.onDamage(() => tell('journal.damaged', {})),
    devices.onDoorPosition((position) => {
      for (const door of foundation.directory.doors) tell('door.position', { door: door.id, position });
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
