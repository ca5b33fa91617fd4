/**
 * Says in the directory how couriers may begin and how long their codes are good. What is not said stays as it was. The
 * kiosk must not be running meanwhile.
 */
import { ok, type Result } from '../../shared/basics/result.ts';
import { Directory, type IntakePolicy } from '../../shared/domain/directory.ts';
import type { Keys } from './keys.ts';
import type { Paths } from './paths.ts';
import type { DiskFailure } from './storage/files.ts';
import type { Sealing, Unreadable } from './storage/sealed-file.ts';
import { readSealedJson, writeSealedJson } from './storage/sealed-json.ts';

/** Gives the policy as it is then. */
export async function sayOfIntake(
  sealing: Sealing,
  paths: Pick<Paths, 'directory'>,
  keys: Pick<Keys, 'people'>,
  said: IntakePolicy,
): Promise<Result<IntakePolicy, Unreadable | DiskFailure>> {
  const read = await readSealedJson(sealing.files, paths.directory, Directory, keys.people, 'directory');
  if (!read.ok) return read;
  const { property } = read.value;
  const intake = { ...property.intake, ...said };
  const changed = { ...read.value, property: { ...property, intake } };
  const written = await writeSealedJson(sealing, paths.directory, changed, keys.people, 'directory');
  return written.ok ? ok(intake) : written;
}
