/**
 * `npm test`, from where the project is ready: every step in order, to the end even when one fails, and one last line
 * with the numbers. What a step does is in its own file.
 */
import { elapsed, say } from '../start/say.mjs';
import { exitCode, failed, numbers, type Outcome, passed, sum } from './outcome.ts';
import { e2eTests, electronTests } from './playwright.ts';
import { deadCode, importRules, lint, types } from './static-checks.ts';
import { runScript } from './tool.ts';
import { usbTests } from './usb-guest.ts';
import { unitTests } from './vitest.ts';

interface Step {
  readonly name: string;
  readonly part: 'checks' | 'unit' | 'usb' | 'e2e';
  readonly run: (only: readonly string[]) => Promise<Outcome>;
}

const steps: readonly Step[] = [
  { name: 'types', part: 'checks', run: types },
  { name: 'lint', part: 'checks', run: lint },
  { name: 'import rules', part: 'checks', run: importRules },
  { name: 'dead code', part: 'checks', run: deadCode },
  { name: 'tests without a browser', part: 'unit', run: unitTests },
  { name: 'devices in a real kernel', part: 'usb', run: usbTests },
  { name: 'build', part: 'e2e', run: bundle },
  { name: 'a person at a screen', part: 'e2e', run: e2eTests },
  { name: 'the same in Electron', part: 'e2e', run: electronTests },
];

async function bundle(): Promise<Outcome> {
  const { code } = await runScript('build/bundle.ts');
  return code === 0 ? passed() : failed('The kiosk could not be built. The reason is above.');
}

const [part, ...only] = process.argv.slice(2);
const chosen = steps.filter((step) => part === undefined || step.part === part);
if (chosen.length === 0) {
  console.error('npm test -- [checks|unit|usb|e2e] [files]: that part does not exist.');
  process.exit(1);
}

const outcomes: Outcome[] = [];
const lines: string[] = [];
for (const { name, run } of chosen) {
  const since = performance.now();
  say(`${name} …`);
  const outcome = await run(only).catch((cause: unknown) => failed(`${name} broke off: ${cause}`));
  const line = `${name}: ${numbers(outcome)} (${elapsed(since)})`;
  say(line);
  outcomes.push(outcome);
  lines.push(line);
}

const all = sum(outcomes);
for (const note of all.notes) console.log(`\n● ${note}`);
console.log(`\n${lines.join('\n')}\n`);
console.log(numbers(all));
process.exitCode = exitCode(all);
