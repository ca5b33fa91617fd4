/**
 * The program of the guest: runs the scenarios one after the other and writes what each came to on the console, a
 * line of JSON each, for the test run on the host.
 */
import { reachHost, withBench } from './bench.ts';
import { run } from './child.ts';
import { PRINTING } from './printing.ts';
import { STRIKES } from './strikes.ts';

const word = (name: string) => process.argv.find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1);
const say = (line: object) => console.log(`\n@@${JSON.stringify(line)}`);

async function runAll(): Promise<void> {
  const scenarios = Object.entries({ ...STRIKES, ...PRINTING });
  say({ plan: scenarios.map(([title]) => title) });
  const { host, close } = await reachHost(Number(word('levers')));
  for (const [title, scenario] of scenarios) {
    const since = performance.now();
    const why = await withBench(host, Number(word('usbip')), scenario).then(
      () => null,
      (thrown: unknown) => String(thrown),
    );
    say({ title, why, ms: Math.round(performance.now() - since) });
  }
  close();
  say({ end: true });
}

const errand = word('errand');
if (errand === undefined) await runAll();
else await run(errand);
