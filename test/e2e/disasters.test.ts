/**
 * What becomes of the ledger when one of its two copies is lost, cut, altered or taken from another day, on the real
 * shell, the real channel and a real IndexedDB. Random kills by the thousand are `npm run torture`.
 */
import { expect, test } from '@playwright/test';
import { testBrowser } from '../../build/checks/test-browser.ts';
import { disasters } from '../harness/torture/disasters.ts';
import { picker } from '../harness/torture/picker.ts';
import { survive } from '../harness/torture/survive.ts';
import { withKiosk } from '../harness/torture/with-kiosk.ts';

const SEED = 1;
const MINUTE = 60_000;

// A trace of so many browsers would cost more than the disasters.
test.use({ trace: 'off' });

test(`${disasters.length} disasters of the two copies end in all of it, or in a start that is refused`, async () => {
  test.setTimeout(5 * MINUTE);
  await withKiosk(testBrowser() ?? '', async (kiosk) => {
    const pick = picker(SEED);
    for (const disaster of disasters) expect(await survive(kiosk, disaster, pick)).toEqual([]);
  });
});
