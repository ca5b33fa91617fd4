/**
 * `npm run bench -- ledger [--json] [--sizes 0,10000,100000,1000000] [--quick] [--seed N] [--folder DIR]`: what the
 * ledger costs beside its peers, in a real browser with a real host.
 */
import { mkdtemp, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { removeFolder } from '../../harness/remove-folder.ts';
import { machineInWords, thisMachine } from '../machine.ts';
import { table } from '../table.ts';
import { type Line, linesOf } from './lines.ts';
import { measureLedger, type Plan } from './measure.ts';

const FULL = { peersUpTo: 10_000, appends: 400, batches: 30, questions: 300, starts: 7 };
const QUICK = { peersUpTo: 0, appends: 100, batches: 6, questions: 100, starts: 3 };
/** statfs(2): a file system in memory, where a sync costs nothing. */
const TMPFS = 0x01021994;

export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      sizes: { type: 'string' },
      seed: { type: 'string', default: '1' },
      folder: { type: 'string', default: tmpdir() },
    },
  });
  const sizes = values.sizes ?? (values.quick ? '0,10000' : '0,10000,100000,1000000');
  const plan: Plan = {
    ...(values.quick ? QUICK : FULL),
    sizes: sizes.split(',').map(Number),
    seed: Number(values.seed),
  };
  if ((await statfs(values.folder)).type === TMPFS)
    throw new Error(`${values.folder} is in memory: choose a folder on a disk with --folder`);
  const folder = await mkdtemp(join(values.folder, 'packroom-bench-'));
  try {
    const since = performance.now();
    const tell = (line: string) =>
      process.stderr.write(`${((performance.now() - since) / 1000).toFixed(0).padStart(5)} s  ${line}\n`);
    const { chromium, measured } = await measureLedger(plan, folder, tell);
    const command = ['npm run bench -- ledger', ...args].join(' ');
    const machine = thisMachine(chromium);
    const lines = linesOf(measured);
    if (values.json) console.log(JSON.stringify({ command, machine, plan, lines, measured }));
    else console.log(`${inWords(lines)}\n\n\`${command}\`, seed ${plan.seed}\n${machineInWords(machine)}`);
  } finally {
    await removeFolder(folder);
  }
}

/** All times in milliseconds. */
function inWords(lines: readonly Line[]): string {
  const headings = [
    'what',
    'events',
    'p50',
    'p95',
    'p99',
    'beside',
    'p50',
    'p95',
    'p99',
    'ratio',
    'goal',
    'reached',
  ];
  return table(
    headings,
    lines.map(({ what, size, ours, beside, baseline, ratio, goal, reached }) => [
      what,
      size.toLocaleString('en'),
      ours?.p50 ?? null,
      ours?.p95 ?? null,
      ours?.p99 ?? null,
      beside,
      baseline?.p50 ?? null,
      baseline?.p95 ?? null,
      baseline?.p99 ?? null,
      ratio,
      goal,
      reached === null ? '' : reached ? 'yes' : 'no',
    ]),
  );
}
