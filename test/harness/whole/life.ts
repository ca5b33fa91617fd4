/**
 * One life of a host inside a test, from its start to its end in good order or none: the product's own host over real
 * files, with the devices of the room that stands around it. Killed, nothing of it ever runs again.
 */
import type { DeviceSource } from '../../../hardware/ports/device-source.ts';
import type { UsbTransport } from '../../../hardware/ports/transport.ts';
import { createSupervisor } from '../../../hardware/supervisor/supervisor.ts';
import { attach } from '../../../main/bridge/attach.ts';
import type { HashCost } from '../../../main/host/codes/hash.ts';
import { openDeviceSettings } from '../../../main/host/devices/settings-keeper.ts';
import { USUAL_LIMITS } from '../../../main/host/disk/levels.ts';
import { noDrives } from '../../../main/host/drives/removable-drives.ts';
import { type Foundation, layFoundation } from '../../../main/host/foundation.ts';
import { createHost, type Host } from '../../../main/host/host.ts';
import { createLog } from '../../../main/host/log.ts';
import { pathsIn } from '../../../main/host/paths.ts';
import type { Files, OpenedFile } from '../../../main/host/storage/files.ts';
import { NO_WAYS } from '../../../main/host/training.ts';
import { ok, type Result } from '../../../shared/basics/result.ts';
import type { RandomBytes } from '../../../shared/basics/uuid.ts';
import { memoryChannels } from '../../../shared/bridge/channel.ts';
import { type Client, connect } from '../../../shared/bridge/endpoint.ts';
import type { ManualClock } from '../manual-clock.ts';
import { type Claims, createMortalProcess, type MortalProcess, wireOf } from '../mortal-process.ts';

export interface LifeParts {
  readonly folder: string;
  readonly files: Files;
  readonly clock: ManualClock;
  readonly random: RandomBytes;
  readonly masterKey: Uint8Array;
  readonly cost: HashCost;
  readonly source: DeviceSource;
  /** Which life has which device open. */
  readonly claims: Claims;
  /** Told of each warning and error in the host's log. */
  readonly tell: (line: string) => void;
}

export interface Life {
  readonly host: Host;
  readonly foundation: Foundation;
  /** A page that begins now. */
  connect(): { readonly client: Client; readonly cut: () => void };
  stop(): Promise<void>;
  kill(): void;
}

const MEBIBYTE = 1024 * 1024;
const MUCH_SPACE = 100 * 1024 * MEBIBYTE;

export async function beginLife(parts: LifeParts): Promise<Life> {
  const process = createMortalProcess(parts.clock);
  const { clock } = process;
  const files = filesOf(parts.files, process);
  const { cost, random } = parts;
  const paths = pathsIn(parts.folder);
  const foundation = must(
    await layFoundation({
      files,
      paths,
      secrets: { masterKey: async () => ok(parts.masterKey) },
      random,
      now: clock.now(),
      cost,
      room: 'simulated',
      site: null,
    }),
  );
  const deviceSettings = must(await openDeviceSettings(files, paths.deviceSettings));
  const usualDoor = foundation.directory.doors[0]?.id;
  const devices = createSupervisor({
    source: sourceOf(parts.source, parts.claims, process),
    clock,
    log: () => undefined,
    ...(usualDoor === undefined ? {} : { usualDoor }),
  });
  const log = createLog(paths.log, clock, parts.tell);
  const host = must(
    await createHost({
      files,
      paths,
      foundation,
      devices,
      deviceSettings,
      drives: noDrives,
      training: NO_WAYS,
      verifier: '',
      printPage: async () => ({ ok: false, error: { code: 'no-browser', detail: 'none' } }),
      clock,
      random,
      cost,
      shell: 'node',
      software: 'test',
      log,
      measureSpace: async () => ({ freeBytes: MUCH_SPACE, totalBytes: MUCH_SPACE }),
      diskLimits: { ...USUAL_LIMITS, reserveBytes: MEBIBYTE },
    }),
  );
  return {
    host,
    foundation,
    connect: () => {
      const { near, far, cut } = memoryChannels();
      attach(host, far);
      return { client: connect(near, parts.tell), cut };
    },
    stop: () => host.stop(),
    kill: process.kill,
  };
}

/** What a process that is gone began with a file is never told to it, and it begins nothing more. */
function filesOf(files: Files, process: MortalProcess): Files {
  const never = new Promise<never>(() => undefined);
  const of = <T>(work: () => Promise<T>): Promise<T> => (process.isAlive() ? process.wait(work()) : never);
  const opened = (file: OpenedFile): OpenedFile => ({
    read: (into, offset, length, position) => of(() => file.read(into, offset, length, position)),
    write: (bytes, offset, length, position) => of(() => file.write(bytes, offset, length, position)),
    datasync: () => of(() => file.datasync()),
    truncate: (length) => of(() => file.truncate(length)),
    stat: () => of(() => file.stat()),
    close: () => of(() => file.close()),
  });
  return {
    open: async (path, flags) => opened(await of(() => files.open(path, flags))),
    read: (path) => of(() => files.read(path)),
    names: (folder) => of(() => files.names(folder)),
    makeFolder: (folder) => of(() => files.makeFolder(folder)),
    rename: (from, to) => of(() => files.rename(from, to)),
    remove: (path) => of(() => files.remove(path)),
    syncFolder: (folder) => of(() => files.syncFolder(folder)),
  };
}

/** A process's own hold on each plugging. */
function sourceOf(source: DeviceSource, claims: Claims, process: MortalProcess): DeviceSource {
  const seen = new WeakMap<UsbTransport, UsbTransport>();
  return {
    devices: () =>
      source.devices().map((transport) => {
        const known = seen.get(transport) ?? wireOf(transport, claims, process);
        seen.set(transport, known);
        return known;
      }),
    onChange: (listener) => source.onChange(() => process.run(listener)),
  };
}

function must<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
