/**
 * By hand, on a kiosk that is stopped: `npm run erase-person -- --data FOLDER --unit 4B` lists who is at the unit, and
 * with `--resident ID` that person is erased. A name is never an argument: the system's history would keep it.
 */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Directory, unitNamed } from '../../../shared/domain/directory.ts';
import { erasePerson } from '../../host/erase-person.ts';
import { keysFrom } from '../../host/keys.ts';
import { takeLock } from '../../host/lock-file.ts';
import { pathsIn } from '../../host/paths.ts';
import { nodeFiles } from '../../host/storage/files.ts';
import { readSealedJson } from '../../host/storage/sealed-json.ts';
import { keyFile } from './key-file.ts';

const { values } = parseArgs({
  options: { data: { type: 'string' }, unit: { type: 'string' }, resident: { type: 'string' } },
});
process.exitCode = await run(values.data, values.unit, values.resident);

async function run(data?: string, unit?: string, resident?: string): Promise<number> {
  if (data === undefined || (unit === undefined && resident === undefined)) {
    return say('Say which kiosk and whom: --data FOLDER, and --unit NAME or --resident ID.');
  }
  const paths = pathsIn(data);
  const lock = await takeLock(data, process.pid);
  if (!lock.ok) return say(`The kiosk is running (process ${lock.error.pid}). Stop it first.`);
  try {
    const master = await keyFile({
      files: nodeFiles,
      path: join(data, 'key'),
      credentials: process.env.CREDENTIALS_DIRECTORY,
      random: randomBytes,
    }).masterKey(false);
    if (!master.ok) return say(`The key cannot be read: ${master.error.detail}`);
    const keys = keysFrom(master.value);
    if (resident !== undefined) {
      const erased = await erasePerson({ files: nodeFiles, random: randomBytes }, paths, keys, resident);
      return erased.ok ? tell('Erased.') : say(`Nobody was erased: ${erased.error}.`);
    }
    const directory = await readSealedJson(nodeFiles, paths.directory, Directory, keys.people, 'directory');
    if (!directory.ok) return say(`The directory cannot be read: ${directory.error}.`);
    const found = unitNamed(directory.value, unit ?? '');
    const people = directory.value.residents.filter((one) => one.unit === found?.id);
    return tell(people.map(({ id, name }) => `${id}  ${name}`).join('\n') || 'Nobody is at that unit.');
  } finally {
    await lock.value.release();
  }
}

function say(problem: string): 1 {
  process.stderr.write(`${problem}\n`);
  return 1;
}

function tell(what: string): 0 {
  process.stdout.write(`${what}\n`);
  return 0;
}
