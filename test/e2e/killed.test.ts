/**
 * No acknowledged event is lost, doubled or altered, whatever is killed and whenever: page, browser and host, at random
 * and at each step of an append, on the real shell, the real channel and a real IndexedDB. Kills by the thousand are
 * `npm run torture`.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';

/** Of two kiosks side by side: one spends half of its time waiting for a browser to start. */
const SEEDS = [1, 2];
const KILLS_EACH = 100;
const MINUTE = 60_000;
const TORTURE = join(import.meta.dirname, '../harness/torture/run.ts');

test.describe.configure({ mode: 'parallel' });

for (const seed of SEEDS) {
  test(`${KILLS_EACH} kills of page, browser and host lose, double and alter nothing (seed ${seed})`, async () => {
    // It takes two minutes; a machine that has other things to do may need many more, and that is no fault.
    test.setTimeout(30 * MINUTE);
    // In a process of its own: the test runner listens to every browser, and trips over one that is killed meanwhile.
    const args = [TORTURE, '--kills', String(KILLS_EACH), '--seed', String(seed), '--kills-only'];
    const torture = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [torture.stdout, torture.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        said += chunk.toString();
      });
    }
    const [code] = await once(torture, 'close');
    expect(code, said).toBe(0);
    expect(said).toMatch(/acknowledged of \d+ events: none lost, doubled or altered/);
    console.log(said);
  });
}
