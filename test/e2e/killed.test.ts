/**
 * No acknowledged event is lost, doubled or altered, whatever is killed and whenever: page, browser and host, at random
 * and at each step of an append, on the real shell, the real channel and a real IndexedDB. Kills by the thousand are
 * `npm run torture`.
 */
import { expect, test } from '@playwright/test';
import { testBrowser } from '../../build/checks/test-browser.ts';
import type { Blow } from '../harness/torture/blows.ts';
import { killRounds } from '../harness/torture/rounds.ts';
import { summary } from '../harness/torture/sum.ts';
import { withKiosk } from '../harness/torture/with-kiosk.ts';

/** Of two kiosks side by side: one spends half of its time waiting for a browser to start. */
const SEEDS = [1, 2];
const KILLS_EACH = 100;
const MINUTE = 60_000;

// A trace of so many browsers would cost more than the kills.
test.use({ trace: 'off' });
test.describe.configure({ mode: 'parallel' });

for (const seed of SEEDS) {
  test(`${KILLS_EACH} kills of page, browser and host lose, double and alter nothing (seed ${seed})`, async () => {
    // It takes two minutes; a machine that has other things to do may need many more, and that is no fault.
    test.setTimeout(30 * MINUTE);
    const blows: Blow[] = [];
    await withKiosk(testBrowser() ?? '', async (kiosk) => {
      const since = performance.now();
      const faults = await killRounds(kiosk, KILLS_EACH, seed, ({ blow }) => blows.push(blow));
      const told = blows.slice(-5).map(({ victim, at }) => `${victim} at ${at}`);
      expect(faults, `seed ${seed}; the last kills: ${told.join(', ')}`).toEqual([]);
      console.log(summary(kiosk, blows, seed, performance.now() - since));
    });
  });
}
