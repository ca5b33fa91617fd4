/**
 * `npm run attempts -- [--count 100000] [--seed 1] [--cheap]`: random attempts at a whole kiosk, then patient burglars for a
 * day and a week. It ends with 1 when the door opened without a reason. `--cheap`: the attempts, too, with Argon2 at its least.
 */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { USUAL_COST } from '../../../main/host/codes/hash.ts';
import { removeFolder } from '../remove-folder.ts';
import { attempts } from './attempts.ts';
import { patience, type Targets } from './patience.ts';
import { patienceInWords, reportOf } from './report.ts';

const USAGE = 'npm run attempts -- [--count 100000] [--seed 1] [--cheap]';
const CHEAP = { memoryKib: 8, passes: 1 };
const DAY_MS = 86_400_000;
const TELLS_EVERY = 10_000;
/** Nobody who only waits learns from how long a hash takes: these are counted with the least one. */
const BURGLARS: readonly (readonly [Targets, number])[] = [
  ['one unit', 7 * DAY_MS],
  ['every unit', 7 * DAY_MS],
  ['units without end', DAY_MS],
  ['units without end', 7 * DAY_MS],
];

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    cheap: { type: 'boolean', default: false },
  },
});
const [count, seed] = [Number(values.count), Number(values.seed)];
if (!Number.isInteger(count) || count < 1 || !Number.isInteger(seed)) {
  console.error(USAGE);
  process.exitCode = 2;
} else await run();

async function run(): Promise<void> {
  const cost = values.cheap ? CHEAP : USUAL_COST;
  console.log(`seed ${seed}, Argon2id with ${cost.memoryKib} KiB and ${cost.passes} passes`);
  const since = performance.now();
  const progress = (done: number) => {
    if (done % TELLS_EVERY === 0) console.log(`${done} of ${count}`);
  };
  const seen = await inFolder((folder) =>
    attempts({ count, seed, cost, folder }, () => performance.now(), progress),
  );
  console.log(reportOf(seen, performance.now() - since));
  for (const [targets, forMs] of BURGLARS) {
    const waited = await inFolder((folder) => patience(targets, forMs, { seed, cost: CHEAP, folder }));
    console.log(patienceInWords(targets, waited));
  }
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'packroom-attempts-'));
  try {
    return await work(folder);
  } finally {
    await removeFolder(folder);
  }
}
