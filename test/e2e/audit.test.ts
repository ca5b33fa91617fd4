/**
 * The end-of-day audit by a scripted attendant: a hundred packages of which three are gone, four stand in the wrong zone,
 * and two labels are of nothing in the room. The host is killed in the middle, as by a power cut.
 */
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { openJournal } from '../../main/host/journal.ts';
import { nodeFiles } from '../../main/host/storage/files.ts';
import { StreamId } from '../../shared/domain/ids.ts';
import { chained, received } from '../harness/drafts.ts';
import { readRoomCode } from '../harness/label-reader.ts';
import { startKiosk } from '../harness/running-kiosk.ts';
import { assign, beginDelivery, expect, finishDelivery, openHome, openPart, signIn, test } from './kiosk.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Where the ledger has them: so many in each zone, in this order. */
const ZONES = [
  ['shelf-a', 'Shelf A', 40],
  ['shelf-b', 'Shelf B', 30],
  ['low-shelf', 'Low shelf', 15],
  ['overflow', 'Overflow', 10],
  ['refrigerator', 'Refrigerator', 5],
] as const;
const GONE = [7, 50, 90];
/** Which package lies in which other zone. */
const ELSEWHERE: Readonly<Record<number, string>> = {
  3: 'shelf-b',
  45: 'low-shelf',
  75: 'overflow',
  97: 'overflow',
};
const EXTRA: Readonly<Record<string, string>> = { 'M5-1234': 'shelf-a', 'K2-0500': 'refrigerator' };

const nextZone = (page: Page) => page.getByRole('button', { name: 'Next zone' }).click();

test('a count finds what is there and what is missing, and its slip holds against a copy', async ({
  page,
  kiosk,
}) => {
  await openHome(page, kiosk);
  await beginDelivery(page, kiosk);
  await kiosk.act('scanner', 'scan', { text: '1Z5R89390357567127' });
  const here = await assign(page, '4B');
  await kiosk.act('scanner', 'scan', { text: '9400111202555842332669' });
  const gone = await assign(page, '5A');
  await finishDelivery(page);
  await signIn(page, kiosk);
  await expect(page.getByText('The room was never counted')).toBeVisible();
  await page.getByRole('button', { name: 'Count the room' }).click();
  await expect(page.getByRole('button', { name: /^Count the room: / })).toHaveCount(ZONES.length);
  await page.getByRole('list', { name: 'Zones' }).getByRole('button').first().click();
  await expect(page.getByText(gone)).toHaveCount(0);
  await kiosk.act('scanner', 'scan', { text: here });
  await expect(page.getByText(new RegExp(`^${here} (is here|was in another)`))).toBeVisible();
  await kiosk.act('scanner', 'scan', { text: here });
  await expect(page.getByText(`${here} was already scanned`)).toBeVisible();
  for (let n = 0; n < ZONES.length; n++) {
    if (n > 0) await page.getByRole('list', { name: 'Zones' }).getByRole('button').nth(n).click();
    await page.getByRole('button', { name: 'I have scanned everything' }).click();
    await nextZone(page);
  }
  await page.getByRole('button', { name: 'Compare' }).click();
  await page.getByRole('button', { name: `It was not found: ${gone}` }).click();
  await page.getByRole('button', { name: 'Close the count' }).click();
  await expect(page.getByRole('row', { name: new RegExp(`${gone}.*It was not found`) })).toBeVisible();
  await expect(page.getByRole('row', { name: new RegExp(here) })).toHaveCount(0);

  const printed = (await kiosk.room()).labels.length;
  await page.getByRole('button', { name: 'Print the slip' }).click();
  await expect(page.getByText('The slip is on its way to the printer')).toBeVisible();
  await expect.poll(async () => (await kiosk.room()).labels.length).toBe(printed + 1);
  const slip = await readRoomCode((await kiosk.room()).labels.at(-1)?.zpl ?? '');
  await page.getByRole('button', { name: 'Back to today' }).click();
  await expect(page.getByRole('list', { name: 'To do' }).getByText('A missing package')).toBeVisible();
  await openPart(page, 'Records and counts');
  await expect(page.getByText(/^1 found, 1 missing, 1 min, .* · closed as record \d+$/)).toBeVisible();

  await page.getByRole('button', { name: 'Back to today' }).click();
  await page.getByRole('button', { name: 'Take a copy' }).click();
  await page.getByRole('button', { name: 'Everything' }).click();
  await page.getByRole('button', { name: 'Keep it on this kiosk' }).click();
  const copy = (await page.getByText(/ledger-kiosk-.*\.jsonl$/).textContent()) ?? '';
  const verify = (text: string) =>
    spawnSync(process.execPath, ['build/verify.ts', '--slip', text, copy], { cwd: ROOT, encoding: 'utf8' });
  const agrees = verify(slip);
  expect(agrees.stdout).toContain('the slip agrees');
  expect(agrees.status).toBe(0);
  const other = verify(slip.replace(/ (\d+) /, (_, seq: string) => ` ${Number(seq) - 1} `));
  expect(other.stdout).toContain('not genuine');
  expect(other.status).toBe(1);
});

test('a hundred packages, with the host killed twice on the way, are counted exactly', async ({
  page,
  browser,
}) => {
  test.setTimeout(6 * 60_000);
  const born = await startKiosk();
  const before = await browser.newContext();
  await openHome(await before.newPage(), born);
  await before.close();
  await born.kill();
  await fill(born.data);
  let kiosk = await startKiosk({ port: born.port, data: born.data });
  const killed = async () => {
    await kiosk.kill();
    kiosk = await startKiosk({ port: born.port, data: born.data });
    await openHome(page, kiosk);
    await signIn(page, kiosk);
    await page.getByRole('button', { name: 'Go on counting' }).click();
  };
  try {
    await openHome(page, kiosk);
    await signIn(page, kiosk);
    await page.getByRole('button', { name: 'Count the room' }).click();
    const began = Date.now();
    for (const [zone, name] of ZONES) {
      await expect(page.getByRole('heading', { name: 'Which zone is next?' })).toBeVisible();
      await kiosk.act('scanner', 'scan', { text: `ZONE:${zone}` });
      await expect(page.getByRole('heading', { name, exact: true })).toBeVisible();
      for (const [place, code] of lyingIn(zone).entries()) {
        await kiosk.act('scanner', 'scan', { text: code });
        const said = code in EXTRA ? 'This one should not be here' : new RegExp(`^${code} (is here|was in)`);
        await expect(page.getByText(said)).toBeVisible();
        if (zone === 'shelf-b' && place === 12) {
          await killed();
          await expect(page.getByRole('heading', { name, exact: true })).toBeVisible();
        }
      }
      await page.getByRole('button', { name: 'I have scanned everything' }).click();
      await nextZone(page);
    }
    await page.getByRole('button', { name: 'Compare' }).click();
    await page.getByRole('button', { name: /^It was not found: K2-0007/ }).click();
    await expect(page.getByRole('button', { name: /K2-0007/ })).toHaveCount(0);
    await killed();
    await page.getByRole('button', { name: 'Compare' }).click();
    await page.getByRole('button', { name: /^Staff have it: K2-0050/ }).click();
    await page.getByRole('button', { name: /^Its resident has it.*: K2-0090/ }).click();
    await page.getByRole('button', { name: /^The label is of another room: M5-1234/ }).click();
    await page.getByRole('button', { name: /^Nobody took it in: K2-0500/ }).click();
    await page.getByRole('button', { name: 'Close the count' }).click();
    await expect(page.getByText(/^Sealed as record/)).toBeVisible();
    const seconds = Math.round((Date.now() - began) / 1_000);
    const figures = page.locator('.stat');
    const figure = (label: string) => figures.filter({ hasText: label }).locator('.stat__value');
    await expect(figure('Found')).toHaveText('97');
    await expect(figure('Missing')).toHaveText('3');
    await expect(figure('Not expected')).toHaveText('2');
    await expect(figure('In another zone')).toHaveText('4');
    const minutes = Number(await figure('Minutes at work').textContent());
    console.log(`99 scans in ${seconds} s with two restarts; the ledger says ${minutes} minutes of work`);
    expect(minutes).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Back to today' }).click();
    await expect(page.getByRole('list', { name: 'To do' }).getByText('A missing package')).toHaveCount(2);
    await openPart(page, 'Records and counts');
    await expect(page.getByText(/^97 found, 3 missing, .* · 4 stood elsewhere · /)).toBeVisible();
  } finally {
    await kiosk.stop();
  }
});

const codeOf = (n: number) => `K2-${String(n).padStart(4, '0')}`;

function* placed(): Generator<readonly [number, string]> {
  let n = 0;
  for (const [zone, , count] of ZONES) for (const last = n + count; n < last; ) yield [++n, zone];
}

function lyingIn(zone: string): readonly string[] {
  const packages = [...placed()].filter(([n, its]) => !GONE.includes(n) && (ELSEWHERE[n] ?? its) === zone);
  const extra = Object.keys(EXTRA).filter((code) => EXTRA[code] === zone);
  return [...packages.map(([n]) => codeOf(n)), ...extra];
}

/** Puts a hundred packages into the journal of a kiosk that is not running. */
async function fill(data: string): Promise<void> {
  const { stream } = JSON.parse(await readFile(join(data, 'kiosk.json'), 'utf8')) as { stream: string };
  const files = { files: nodeFiles, folder: join(data, 'journal'), stream: StreamId.parse(stream) };
  const journal = await openJournal(files);
  if (!journal.ok) throw new Error(journal.error);
  const drafts = [...placed()].map(([n, zone]) => received(n, 'u-1a', zone));
  const kept = await journal.value.append(chained(drafts, journal.value.head(), Date.now() - 3_600_000));
  if (!kept.ok) throw new Error(kept.error);
  await journal.value.close();
}
