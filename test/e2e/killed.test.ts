/**
 * No acknowledged event is ever lost, doubled or altered, whatever is killed and whenever: page, browser and host, at
 * random and at each step of an append, on the real shell, the real channel and a real IndexedDB.
 */
import { expect, test } from '@playwright/test';
import { testBrowser } from '../../build/checks/test-browser.ts';
import type { Blow } from '../harness/torture/blows.ts';
import { disasters } from '../harness/torture/disasters.ts';
import { picker } from '../harness/torture/picker.ts';
import { killRounds } from '../harness/torture/rounds.ts';
import { summary } from '../harness/torture/sum.ts';
import { survive } from '../harness/torture/survive.ts';
import { withKiosk } from '../harness/torture/with-kiosk.ts';

const KILLS = 200;
/** Another at every run, so that the suite does not try the same kills for ever; a failure says which it was. */
const SEED = Number(process.env.PACKROOM_SEED ?? Date.now() % 1_000_000);
const MINUTE = 60_000;

// A trace of two hundred browsers would cost more than the kills.
test.use({ trace: 'off' });
test.describe.configure({ mode: 'parallel' });

test(`${KILLS} kills of page, browser and host lose, double and alter nothing`, async () => {
  test.setTimeout(12 * MINUTE);
  const blows: Blow[] = [];
  await withKiosk(testBrowser() ?? '', async (kiosk) => {
    const since = performance.now();
    const faults = await killRounds(kiosk, KILLS, SEED, ({ blow }) => blows.push(blow));
    const told = blows.slice(-5).map(({ victim, at }) => `${victim} at ${at}`);
    expect(faults, `seed ${SEED}; the last kills: ${told.join(', ')}`).toEqual([]);
    console.log(summary(kiosk, blows, SEED, performance.now() - since));
  });
});

test(`${disasters.length} disasters of the two copies end in all of it, or in a start that is refused`, async () => {
  test.setTimeout(5 * MINUTE);
  await withKiosk(testBrowser() ?? '', async (kiosk) => {
    const pick = picker(SEED);
    for (const disaster of disasters) {
      expect(await survive(kiosk, disaster, pick), `seed ${SEED}`).toEqual([]);
    }
  });
});
