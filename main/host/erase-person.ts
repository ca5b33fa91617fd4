/**
 * Erases somebody who left from the directory: the only place of the data folder that has names. The ledger knows them
 * by an id alone and stays as it is, so nothing that was sealed breaks. The kiosk must not be running meanwhile.
 */
import { err, ok, type Result } from '../../shared/basics/result.ts';
import { Directory } from '../../shared/domain/directory.ts';
import type { Keys } from './keys.ts';
import type { Paths } from './paths.ts';
import type { DiskFailure } from './storage/files.ts';
import type { Sealing, Unreadable } from './storage/sealed-file.ts';
import { readSealedJson, writeSealedJson } from './storage/sealed-json.ts';

export async function erasePerson(
  sealing: Sealing,
  paths: Pick<Paths, 'directory'>,
  keys: Pick<Keys, 'people'>,
  resident: string,
): Promise<Result<void, 'not-there' | Unreadable | DiskFailure>> {
  const read = await readSealedJson(sealing.files, paths.directory, Directory, keys.people, 'directory');
  if (!read.ok) return read;
  const residents = read.value.residents.filter(({ id }) => id !== resident);
  if (residents.length === read.value.residents.length) return err('not-there');
  const left = { ...read.value, residents };
  const written = await writeSealedJson(sealing, paths.directory, left, keys.people, 'directory');
  return written.ok ? ok() : written;
}
