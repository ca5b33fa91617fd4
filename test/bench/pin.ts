/**
 * What the kiosk's answer tells somebody with a stopwatch: `npm run bench -- pin [samples] [--json]`. A wrong PIN of a
 * unit that exists and a PIN for one that does not, in turns, with the hash and the disk that a kiosk has; the waits in
 * between are skipped. Welch's t says whether the two can be told apart: beyond 4.5 they surely can.
 */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFailures } from '../../main/host/codes/failures.ts';
import { firstCodes } from '../../main/host/codes/first-codes.ts';
import { createGrants } from '../../main/host/codes/grants.ts';
import { USUAL_COST } from '../../main/host/codes/hash.ts';
import { createCodes } from '../../main/host/codes/verify.ts';
import { demonstrationDirectory } from '../../main/host/demonstration.ts';
import { nodeFiles } from '../../main/host/storage/files.ts';
import { ok } from '../../shared/basics/result.ts';
import { createManualClock } from '../harness/manual-clock.ts';
import { seededRandom } from '../harness/randomness.ts';
import { removeFolder } from '../harness/remove-folder.ts';
import { machineInWords, thisMachine } from './machine.ts';
import { summarise } from './statistics.ts';
import { table } from './table.ts';

const SAMPLES = 300;
const DAY_MS = 86_400_000;
/** One below the tenth, after which nothing is compared. */
const TRIES = 9;

export async function run(args: readonly string[]): Promise<void> {
  const samples = Number(args.find((arg) => /^\d+$/.test(arg)) ?? SAMPLES);
  const { wrong, unknown } = await measure(samples);
  const t = welch(wrong, unknown);
  if (args.includes('--json')) return console.log(JSON.stringify({ wrong, unknown, t }));
  console.log(`${samples} of each, in turns; ${machineInWords(thisMachine(null))}\n`);
  const row = (name: string, of: readonly number[]) => {
    const { p50, p95, p99, mean } = summarise(of);
    return [name, p50, p95, p99, mean];
  };
  console.log(
    table(
      ['answer', 'p50 ms', 'p95 ms', 'p99 ms', 'mean ms'],
      [row('a wrong PIN', wrong), row('an unknown unit', unknown)],
    ),
  );
  console.log(`\nWelch's t ${t.toFixed(2)}: ${Math.abs(t) < 4.5 ? 'not' : 'well'} told apart`);
}

async function measure(samples: number) {
  const folder = await mkdtemp(join(tmpdir(), 'packroom-pin-'));
  const random = seededRandom(1);
  const pepper = random(32);
  const clock = createManualClock();
  const whole = demonstrationDirectory();
  const directory = { ...whole, units: whole.units.slice(0, 1) };
  const asked = { directory, carriers: [], staff: 'desk', now: 0 };
  const { book, shown } = await firstCodes(asked, pepper, USUAL_COST, random);
  const failures = await openFailures(nodeFiles, join(folder, 'wrong-codes.json'), 0);
  if (!failures.ok) throw new Error(failures.error);
  const time = { now: () => 0, keep: async () => ok() };
  const grants = createGrants(clock, random);
  const kept = {
    book: () => book,
    time,
    directory: () => directory,
    pepper,
    cost: USUAL_COST,
    grants,
    clock,
  };
  const codes = await createCodes({ ...kept, failures: failures.value });
  const [{ unit, pin } = { unit: '', pin: '' }] = shown.phones;
  const code = pin === '135790' ? '135791' : '135790';

  async function timed(name: string): Promise<number> {
    const from = performance.now();
    const { answer } = await codes.verify({ kind: 'resident', unit: name, code });
    const took = performance.now() - from;
    if (answer !== 'wrong') throw new Error(`not compared: ${answer}`);
    await clock.advance(DAY_MS);
    return took;
  }

  const wrong: number[] = [];
  const unknown: number[] = [];
  try {
    for (let n = 0; n < samples; n++) {
      if (n % TRIES === 0) await failures.value.clear(`unit ${directory.units[0]?.id}`);
      // Each of them first in every second turn, so that what comes second has no advantage.
      const other = `${Math.floor(n / TRIES)}Q`;
      if (n % 2 === 0) wrong.push(await timed(unit));
      unknown.push(await timed(other));
      if (n % 2 === 1) wrong.push(await timed(unit));
    }
  } finally {
    await removeFolder(folder);
  }
  return { wrong, unknown };
}

function welch(a: readonly number[], b: readonly number[]): number {
  const of = (samples: readonly number[]) => {
    const { mean } = summarise(samples);
    const variance = samples.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (samples.length - 1);
    return { mean, error: variance / samples.length };
  };
  const [one, other] = [of(a), of(b)];
  return (one.mean - other.mean) / Math.sqrt(one.error + other.error);
}
