/**
 * By hand, on a kiosk that is stopped: `npm run intake-policy -- --data FOLDER` tells how couriers may begin, and
 * `--codeless known-unit|off`, `--code-days N` and `--overlap-days N` change it.
 */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { IntakePolicy } from '../../../shared/domain/directory.ts';
import { USUAL_ROTATION } from '../../../shared/policies/code-rotation.ts';
import { sayOfIntake } from '../../host/intake-policy.ts';
import { keysFrom } from '../../host/keys.ts';
import { takeLock } from '../../host/lock-file.ts';
import { pathsIn } from '../../host/paths.ts';
import { nodeFiles } from '../../host/storage/files.ts';
import { keyFile } from './key-file.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    codeless: { type: 'string' },
    'code-days': { type: 'string' },
    'overlap-days': { type: 'string' },
  },
});
process.exitCode = await run(values);

async function run({ data, codeless, ...days }: typeof values): Promise<number> {
  if (data === undefined) return say('Say which kiosk: --data FOLDER.');
  const number = (text: string | undefined) => (text === undefined ? undefined : Number(text));
  const policy = IntakePolicy.safeParse({
    ...(codeless === undefined ? {} : { codeless }),
    ...(days['code-days'] === undefined ? {} : { codeDays: number(days['code-days']) }),
    ...(days['overlap-days'] === undefined ? {} : { overlapDays: number(days['overlap-days']) }),
  });
  if (!policy.success) return say('--codeless is known-unit or off; days are whole numbers from 1 to 3650.');
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
    const sealing = { files: nodeFiles, random: randomBytes };
    const said = await sayOfIntake(sealing, pathsIn(data), keysFrom(master.value), policy.data);
    return said.ok ? tell(said.value) : say(`Nothing was changed: the directory is ${said.error}.`);
  } finally {
    await lock.value.release();
  }
}

function tell({ codeless = 'off', codeDays, overlapDays }: IntakePolicy): 0 {
  const every = codeDays ?? USUAL_ROTATION.codeDays;
  const beside = overlapDays ?? USUAL_ROTATION.overlapDays;
  process.stdout.write(
    `Without a code: ${codeless}. A new code every ${every} days, the old one good ${beside} days beside it.\n`,
  );
  return 0;
}

function say(problem: string): 1 {
  process.stderr.write(`${problem}\n`);
  return 1;
}
