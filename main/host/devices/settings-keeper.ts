/**
 * What installers said of the devices, in one small file. A device that is not plugged in keeps what was said of it.
 * The key holds its serial, or where there is none its USB id and port: another product in the same port is another
 * device.
 */
import { z } from 'zod';
import { createListeners } from '../../../hardware/ports/listeners.ts';
import { err, ok, type Result } from '../../../shared/basics/result.ts';
import { DeviceSetting } from '../../../shared/domain/device-setting.ts';
import type { StartFailure } from '../start-failure.ts';
import type { DiskFailure, Files } from '../storage/files.ts';
import { createSaver, readKept } from '../storage/kept-value.ts';

const Kept = z.record(z.string().max(400), DeviceSetting);

export interface DeviceSettingsKeeper {
  readonly said: (key: string) => DeviceSetting | null;
  all(): Readonly<Record<string, DeviceSetting>>;
  /** Calls `listener` when something else is said. */
  onChange(listener: () => void): () => void;
  /** Counts only when it is on the disk. */
  keep(key: string, setting: DeviceSetting): Promise<Result<void, DiskFailure>>;
}

export async function openDeviceSettings(
  files: Files,
  path: string,
): Promise<Result<DeviceSettingsKeeper, StartFailure>> {
  const kept = await readKept(files, path, Kept);
  // No defaults instead: a lone strike would then open a door that it was never wired to.
  if (!kept.ok) {
    return err({
      code: 'data-damaged',
      say: `${path} cannot be read. Put it back from a back-up, or remove it and set the devices up again.`,
    });
  }
  let settings = new Map(Object.entries(kept.value ?? {}));
  const changes = createListeners<void>();
  const save = createSaver(files, path, () => Object.fromEntries(settings));
  return ok({
    said: (key) => settings.get(key) ?? null,
    all: () => Object.fromEntries(settings),
    onChange: (listener) => changes.add(listener),
    keep: async (key, setting) => {
      const before = settings;
      settings = new Map(othersAside(settings, setting)).set(key, setting);
      const saved = await save();
      if (saved.ok) changes.tell();
      else settings = before;
      return saved;
    },
  });
}

/** One printer is preferred, and no other. */
function othersAside(settings: ReadonlyMap<string, DeviceSetting>, setting: DeviceSetting) {
  const isPreferred = setting.role === 'printer' && setting.isPreferred;
  return [...settings].map(([key, one]): [string, DeviceSetting] => [
    key,
    isPreferred && one.role === 'printer' ? { ...one, isPreferred: false } : one,
  ]);
}
