/**
 * By hand, on a kiosk that is stopped: `npm run erase-person -- --data FOLDER --unit 4B` lists who is at the unit, and
 * with `--resident ID` that person is erased. A name is never an argument: the system's history would keep it.
 */
import { parseArgs } from 'node:util';
import { Directory, unitNamed } from '../../../shared/domain/directory.ts';
import { erasePerson } from '../../host/erase-person.ts';
import { onStoppedKiosk, type StoppedKiosk } from '../../host/stopped-kiosk.ts';
import { readSealedJson } from '../../host/storage/sealed-json.ts';
import { fileSecrets } from './file-secrets.ts';

const { values } = parseArgs({
  options: { data: { type: 'string' }, unit: { type: 'string' }, resident: { type: 'string' } },
});
process.exitCode = await run(values.data, values.unit, values.resident);

async function run(data?: string, unit?: string, resident?: string): Promise<number> {
  if (data === undefined || (unit === undefined && resident === undefined)) {
    return say('Say which kiosk and whom: --data FOLDER, and --unit NAME or --resident ID.');
  }
  const done = await onStoppedKiosk(data, fileSecrets, (kiosk) =>
    resident === undefined ? list(kiosk, unit ?? '') : erase(kiosk, resident),
  );
  return done.ok ? done.value : say(done.error);
}

async function erase({ sealing, paths, keys }: StoppedKiosk, resident: string): Promise<number> {
  const erased = await erasePerson(sealing, paths, keys, resident);
  return erased.ok ? tell('Erased.') : say(`Nobody was erased: ${erased.error}.`);
}

async function list({ sealing, paths, keys }: StoppedKiosk, unit: string): Promise<number> {
  const directory = await readSealedJson(sealing.files, paths.directory, Directory, keys.people, 'directory');
  if (!directory.ok) return say(`The directory cannot be read: ${directory.error}.`);
  const found = unitNamed(directory.value, unit);
  const people = directory.value.residents.filter((one) => one.unit === found?.id);
  return tell(people.map(({ id, name }) => `${id}  ${name}`).join('\n') || 'Nobody is at that unit.');
}

function say(problem: string): 1 {
  process.stderr.write(`${problem}\n`);
  return 1;
}

function tell(what: string): 0 {
  process.stdout.write(`${what}\n`);
  return 0;
}
