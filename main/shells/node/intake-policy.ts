/**
 * By hand, on a kiosk that is stopped: `npm run intake-policy -- --data FOLDER` tells how couriers may begin, and
 * `--codeless known-unit|off`, `--code-days N` and `--overlap-days N` change it.
 */
import { parseArgs } from 'node:util';
import { IntakePolicy } from '../../../shared/domain/directory.ts';
import { USUAL_ROTATION } from '../../../shared/policies/code-rotation.ts';
import { sayOfIntake } from '../../host/intake-policy.ts';
import { onStoppedKiosk } from '../../host/stopped-kiosk.ts';
import { fileSecrets } from './file-secrets.ts';

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
  const said = await onStoppedKiosk(data, fileSecrets, ({ paths, keys, sealing }) =>
    sayOfIntake(sealing, paths, keys, policy.data),
  );
  if (!said.ok) return say(said.error);
  return said.value.ok
    ? tell(said.value.value)
    : say(`Nothing was changed: the directory is ${said.value.error}.`);
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
