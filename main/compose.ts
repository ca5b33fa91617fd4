/**
 * Puts a kiosk together: the one place that picks real or simulated hardware, and one of the few that asks the machine
 * for the time and for randomness. A shell hands in a folder, a keeper of secrets and, later, channels.
 */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DeviceSource } from '../hardware/ports/device-source.ts';
import type { StrikeGuard } from '../hardware/ports/strike-guard.ts';
import { createDeviceProcess, type DeviceProcess } from '../hardware/process/device-process.ts';
import type { StartDeviceProcess } from '../hardware/process/port.ts';
import { createSimulatedRoom } from '../hardware/simulation/room.ts';
import { createTrialRoom } from '../hardware/simulation/trial-room.ts';
import { portsIn, recognise } from '../hardware/supervisor/catalog.ts';
import type { DeviceSettings } from '../hardware/supervisor/open-device.ts';
import { createSupervisor, USUAL_SETTINGS } from '../hardware/supervisor/supervisor.ts';
import { withPorts } from '../hardware/supervisor/with-ports.ts';
import type { Clock } from '../shared/basics/clock.ts';
import { err, ok, type Result } from '../shared/basics/result.ts';
import { USUAL_COST } from './host/codes/hash.ts';
import { openDeviceSettings } from './host/devices/settings-keeper.ts';
import { folderDrive } from './host/drives/folder-drive.ts';
import { linuxDrives } from './host/drives/linux-drives.ts';
import { noDrives, type RemovableDrives } from './host/drives/removable-drives.ts';
import { type Foundation, layFoundation, notWritable } from './host/foundation.ts';
import { createHost } from './host/host.ts';
import { type RoomKind, readIdentity } from './host/identity.ts';
import { type Lock, takeLock } from './host/lock-file.ts';
import { createLog, type Log } from './host/log.ts';
import { phonePasses } from './host/passes/simulated-phones.ts';
import { type Paths, pathsIn } from './host/paths.ts';
import type { PrintPage } from './host/print-page.ts';
import { createRoomApi, type PlayableRoom, type RoomApi } from './host/room-api.ts';
import type { StartFailure } from './host/start-failure.ts';
import { codeOf, diskFailure, nodeFiles } from './host/storage/files.ts';
import { NO_WAYS } from './host/training.ts';
import type { Kiosk, KioskOptions, Machine } from './kiosk.ts';
import { systemClock } from './system-clock.ts';

const noPrinting: PrintPage = async () => err({ code: 'no-browser', detail: 'this shell prints nothing' });

const thisMachine: Machine = {
  clock: systemClock,
  random: (length) => new Uint8Array(randomBytes(length)),
  files: nodeFiles,
};

export async function composeKiosk(options: KioskOptions): Promise<Result<Kiosk, StartFailure>> {
  const lock = await lockFolder(options.folder);
  if (!lock.ok) return lock;
  const composed = await compose(options, lock.value).catch(async (cause) => {
    await lock.value.release();
    throw cause;
  });
  if (!composed.ok) await lock.value.release();
  return composed;
}

async function compose(options: KioskOptions, lock: Lock): Promise<Result<Kiosk, StartFailure>> {
  const { cost = USUAL_COST, machine = thisMachine, shell, software, training = false } = options;
  const { clock, random, files } = machine;
  const paths = pathsIn(options.folder);
  const log = createLog(paths.log, clock, options.tell);
  const identity = await readIdentity(files, paths.identity);
  if (!identity.ok) return identity;
  const processes = devicesOf(options.startDevices, clock, log);
  const decided = training ? 'simulated' : (options.room ?? identity.value?.room ?? null);
  const room = decided ?? ((await processes.hasKnownDevice()) ? 'real' : 'simulated');
  if (room === 'simulated') await processes.stop();
  const secrets = options.secrets(paths, room);
  const laid = await layFoundation({
    files,
    paths,
    secrets,
    random,
    now: clock.now(),
    cost,
    room,
    site: options.site ?? null,
    training,
  });
  if (!laid.ok) return laid;
  const foundation = laid.value;

  const deviceSettings = await openDeviceSettings(files, paths.deviceSettings);
  if (!deviceSettings.ok) {
    await processes.stop();
    return deviceSettings;
  }
  const ports = portsIn(Object.keys(deviceSettings.value.all()));
  const source = await sourceFor(foundation, paths, machine, processes, ports);
  if (!source.ok) return source;
  const tellGuard = () => source.value.use({ settings: USUAL_SETTINGS, said: deviceSettings.value.all() });
  tellGuard();
  deviceSettings.value.onChange(tellGuard);
  const usualDoor = foundation.directory.doors[0]?.id;
  const devices = createSupervisor({
    source: source.value.source,
    ...(source.value.guard && { guard: source.value.guard }),
    clock,
    said: deviceSettings.value.said,
    ...(usualDoor === undefined ? {} : { usualDoor }),
    log: ({ role, situation, detail }) => log.info('device', { role, situation, detail }),
  });
  const host = await createHost({
    files,
    paths,
    foundation,
    devices,
    deviceSettings: deviceSettings.value,
    drives: source.value.drives,
    verifier: builtVerifier(),
    clock,
    random,
    cost,
    shell,
    software,
    training: options.ways ?? NO_WAYS,
    printPage: options.printPage ?? noPrinting,
    log,
  });
  if (!host.ok) {
    await source.value.close();
    return host;
  }
  log.info('started', { software, shell, room, node: process.version });
  return ok({
    host: host.value,
    paths,
    roomApi: source.value.roomApi,
    room: source.value.room,
    firstCodes: foundation.firstCodes,
    stop: async (closeScreen) => {
      await host.value.stop();
      await source.value.close();
      await closeScreen?.();
      log.info('stopped');
      await lock.release();
    },
  });
}

interface Source {
  readonly source: DeviceSource;
  /** None in a simulated room: its strike ends with the process that holds it. */
  readonly guard: StrikeGuard | null;
  /** What the guard finds the strikes by. */
  readonly use: DeviceProcess['use'];
  readonly drives: RemovableDrives;
  readonly roomApi: RoomApi | null;
  readonly room: PlayableRoom | null;
  close(): Promise<void>;
}

async function sourceFor(
  foundation: Foundation,
  paths: Paths,
  { clock, random, files }: Machine,
  processes: DeviceProcesses,
  ports: readonly string[],
): Promise<Result<Source, StartFailure>> {
  const { identity, directory, simulatedCodes } = foundation;
  if (identity.room === 'simulated' && simulatedCodes !== null) {
    const unitNames = new Map(directory.units.map(({ id, name }) => [id, name]));
    const people = directory.residents.map(({ name, unit }) => ({ name, unit: unitNames.get(unit) ?? '' }));
    const simulated = createSimulatedRoom({ clock, random, people });
    return ok({
      source: simulated.source,
      guard: null,
      use: () => undefined,
      drives: folderDrive(files, paths.usbStick, simulated.stick.isPlugged),
      roomApi: createRoomApi(simulated, simulatedCodes, await phonePasses(foundation, clock, random)),
      room: simulated,
      close: async () => undefined,
    });
  }
  const devices = processes.get();
  const ready = await devices.ready();
  if (!ready.ok) {
    await devices.stop();
    return err({
      code: 'no-usb',
      say: `This machine gives no access to USB devices (${ready.error.detail}). For a kiosk without devices, start with --room simulated and another --data folder.`,
    });
  }
  const withLines = await withPorts({ ...devices.source, stop: () => undefined }, clock, ports);
  if (!withLines.ok) {
    await devices.stop();
    return err({
      code: 'no-serial',
      say: `${ports.join(', ')} is set up for a device, and this machine gives no access to serial ports (${withLines.error.detail}).`,
    });
  }
  const { guard, use } = devices;
  const drives = process.platform === 'linux' ? linuxDrives() : noDrives;
  const close = async () => {
    withLines.value.stop();
    await devices.stop();
  };
  return ok({ source: withLines.value, guard, use, drives, roomApi: null, room: null, close });
}

/** The device process, started when it is first asked for: a simulated room has none. */
interface DeviceProcesses {
  get(): DeviceProcess;
  hasKnownDevice(): Promise<boolean>;
  stop(): Promise<void>;
}

function devicesOf(start: StartDeviceProcess, clock: Clock, log: Log): DeviceProcesses {
  let devices: DeviceProcess | null = null;
  const get = () => {
    devices ??= createDeviceProcess({
      start,
      clock,
      log: (situation, detail) => log.info('the device process', { situation, detail }),
    });
    return devices;
  };
  return {
    get,
    async hasKnownDevice() {
      const ready = await get().ready();
      return (
        ready.ok &&
        get()
          .source.devices()
          .some(({ identity, interfaces }) => recognise(identity, interfaces))
      );
    },
    async stop() {
      await devices?.stop();
    },
  };
}

export interface TrialDevices {
  readonly source: DeviceSource;
  readonly guard: StrikeGuard | null;
  close(): Promise<void>;
}

/** The devices without a kiosk, for the installer's tool. The error is a sentence for whoever sits at the terminal. */
export async function composeDevices(
  room: RoomKind,
  start: StartDeviceProcess,
  settings: DeviceSettings,
  mishaps: readonly string[],
): Promise<Result<TrialDevices, string>> {
  const { clock, random } = thisMachine;
  if (room === 'simulated') {
    const made = createTrialRoom({ clock, random, mishaps });
    return made.ok ? ok({ source: made.value, guard: null, close: async () => undefined }) : made;
  }
  const devices = createDeviceProcess({ start, clock, log: () => undefined });
  const ready = await devices.ready();
  if (!ready.ok) {
    await devices.stop();
    return err(`This machine gives no access to USB devices (${ready.error.detail}).`);
  }
  devices.use({ settings, said: {} });
  const { source, guard } = devices;
  return ok({ source, guard, close: () => devices.stop() });
}

/** Beside the bundle, or where the sources find the last build. */
function builtVerifier(): string {
  const beside = join(import.meta.dirname, '../verify');
  return existsSync(beside) ? beside : join(import.meta.dirname, '../dist/verify');
}

async function lockFolder(folder: string): Promise<Result<Lock, StartFailure>> {
  try {
    await nodeFiles.makeFolder(folder);
    const lock = await takeLock(folder, process.pid).catch(async (cause) => {
      // On a full disk not even the lock can be written: what is in reserve is for this, too.
      if (diskFailure(cause) !== 'disk-full') throw cause;
      await nodeFiles.remove(pathsIn(folder).reserve);
      return takeLock(folder, process.pid);
    });
    if (lock.ok) return lock;
    return err({
      code: 'in-use',
      say: `Another Packroom (process ${lock.error.pid}) is running on ${folder}. Stop it first, or choose another folder with --data.`,
    });
  } catch (cause) {
    return err(notWritable(folder, codeOf(cause) || String(cause)));
  }
}
