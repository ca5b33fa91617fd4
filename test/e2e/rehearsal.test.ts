/**
 * One day of a whole room, lived fast by simulated people with real flows, ledger and host: in the end the ledger is
 * intact, a replay gives the same tables, and the same day comes out of the same seed. `npm run rehearse` lives months.
 */
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { testBrowser } from '../../build/checks/test-browser.ts';
import { type BuiltPage, buildPage } from '../harness/rehearsal/built-page.ts';
import { rehearse } from '../harness/rehearsal/rehearse.ts';

/** A day with a paper jam or its like, a page that dies in the middle of a visit, and a host that is restarted. */
const SEED = 5;
const MINUTE = 60_000;

test.use({ trace: 'off' });

let page: BuiltPage;
test.beforeAll(async () => {
  page = await buildPage();
});
test.afterAll(() => page.remove());

async function live(seed: number, packagesPerDay: number) {
  const exportTo = join(tmpdir(), `packroom-rehearsal-${process.pid}-${seed}-${packagesPerDay}.jsonl`);
  const day = { days: 1, packagesPerDay, surge: 1, seed, exportTo, fsync: false };
  try {
    const parts = { executable: testBrowser() ?? '', pages: page.folder, dayIsOver: () => undefined };
    return { ...(await rehearse(day, parts)), copy: await readFile(exportTo) };
  } finally {
    await rm(exportTo, { force: true });
  }
}

test('a day with failing devices and power cuts ends with an intact ledger, and all that people know in it', async () => {
  test.setTimeout(3 * MINUTE);
  const lived = await live(SEED, 30);
  expect(lived.faults).toEqual([]);
  expect(lived.verdict).toMatch(/^intact: \d+ events/);
  expect(lived.world.counts.receivedBoxes + lived.world.counts.dumpedBoxes).toBe(30);
  expect(lived.world.counts.collectedBoxes).toBeGreaterThan(5);
  expect(lived.world.counts.audits).toBe(1);
  expect(lived.world.counts.powerCuts).toBeGreaterThan(0);

  const again = await live(SEED, 30);
  expect(again.copy.equals(lived.copy), 'the same seed gives the same bytes').toBe(true);
});

test('another seed is another day', async () => {
  const [one, other] = [await live(1, 3), await live(2, 3)];
  expect([...one.faults, ...other.faults]).toEqual([]);
  expect(one.copy.equals(other.copy)).toBe(false);
});
