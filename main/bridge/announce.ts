/** What the host tells a screen without being asked. */
import type { Server } from '../../shared/bridge/endpoint.ts';
import { healthOf } from '../host/devices/health.ts';
import { drivesToTell } from '../host/drives/removable-drives.ts';
import type { Host } from '../host/host.ts';

/** Returns the way to stop. */
export function announce(
  { devices, deviceSettings, disk, drives, deviceLog, foundation, journalCheck, link, residentsLists }: Host,
  { tell }: Server,
): () => void {
  const { zones } = foundation.directory;
  const stops = [
    devices.onScan(({ text, aim }) => tell('scanner.read', { text, aim })),
    devices.onHealth(() =>
      tell('devices.changed', { devices: healthOf(devices, deviceSettings.said, zones) }),
    ),
    residentsLists.onImported(() => tell('directory.changed', {})),
    drives.onChange((plugged) => tell('drives.changed', { drives: drivesToTell(plugged) })),
    link.onChange((state) => tell('server.changed', state)),
    disk.onLevel((state) => tell('disk.changed', state)),
    deviceLog.onGrew((log) => tell('device-log.grew', { log })),
    journalCheck.onDamage(() => tell('journal.damaged', {})),
    ...foundation.directory.doors.map(({ id }) =>
      devices.onDoorPosition((position) => tell('door.position', { door: id, position }), id),
    ),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
