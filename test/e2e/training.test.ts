/** Somebody learns: the way to training and back, and each drill from its first step to its score. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type RunningKiosk, startKiosk } from '../harness/running-kiosk.ts';
import { test as base, expect, openHome, signIn, tapIn, tapUnit, test } from './kiosk.ts';
import { isSound } from './sound-screen.ts';

const learning = base.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads which fixtures are wanted from this pattern
  kiosk: async ({}, use) => {
    const kiosk = await startKiosk({ training: true });
    await use(kiosk);
    await kiosk.stop();
  },
});

const coach = (page: Page) => page.getByRole('region', { name: 'Coach' });
const says = (page: Page) => coach(page).getByRole('status');
const hand = (page: Page, name: string | RegExp) => coach(page).getByRole('button', { name });

test('staff lead the screen to training and back, and the ledger of the house has only their order', async ({
  page,
  kiosk,
}) => {
  await openHome(page, kiosk);
  await beginTraining(page, kiosk);
  expect(new URL(page.url()).port).not.toBe(String(kiosk.port));
  const before = await journalOf(kiosk.data);

  await hand(page, 'As a courier').click();
  await expect(says(page)).toContainText('Step 1 of 6');
  await page.getByRole('button', { name: /^Deliver/ }).click();
  await tapIn(page, await quoted(page, /: (\d+)$/));
  await expect(says(page)).toContainText('Step 2 of 6');
  expect(await journalOf(kiosk.data)).toEqual(before);
  expect((await kiosk.room()).strike.relay).toBe('off');

  await hand(page, 'Stop the drill').click();
  await hand(page, 'End training').click();
  await expect(page.getByRole('heading', { name: 'Welcome' })).toBeVisible();
  await expect(coach(page)).toHaveCount(0);
  expect(new URL(page.url()).port).toBe(String(kiosk.port));
  await signIn(page, kiosk);
});

test('a power cut in the middle of a drill gives the screen back to the house, whose ledger is as it was', async ({
  page,
  kiosk,
}) => {
  await openHome(page, kiosk);
  await beginTraining(page, kiosk);
  const before = await journalOf(kiosk.data);
  await hand(page, 'As a courier').click();
  await page.getByRole('button', { name: /^Deliver/ }).click();
  await tapIn(page, await quoted(page, /: (\d+)$/));
  await expect(says(page)).toContainText('Step 2 of 6');
  await kiosk.kill();
  expect(await journalOf(kiosk.data)).toBe(before);

  const again = await startKiosk({ data: kiosk.data });
  await openHome(page, again);
  await expect(coach(page)).toHaveCount(0);
  // What was learnt before is still there, and none of it in the house.
  await beginTraining(page, again);
  await expect(says(page)).toContainText('Which drill?');
  await again.kill();
});

learning('a courier learns: two parcels in, and a score', async ({ page, kiosk }) => {
  await openHome(page, kiosk);
  await isSound(page, 'choosing a drill');
  await hand(page, 'As a courier').click();
  await hand(page, 'Show me how').click();
  await isSound(page, 'a step with its hint');
  await page.getByRole('button', { name: /^Deliver/ }).click();
  await tapIn(page, await quoted(page, /: (\d+)$/));
  await expect(says(page)).toContainText('Step 2 of 6');
  await hand(page, /^Scan the parcel/).click();
  await assignAsTold(page);
  await expect(says(page)).toContainText('Step 4 of 6');
  await hand(page, 'Take the label').click();
  await expect(says(page)).toContainText('Step 5 of 6');
  await hand(page, /^Scan the parcel/).click();
  await assignAsTold(page);
  await expect(says(page)).toContainText('Step 6 of 6');
  await page.getByRole('button', { name: 'That was all' }).click();
  await page.getByRole('button', { name: 'Yes, all in place' }).click();
  await expect(says(page)).toContainText('That was the drill');
  await expect(says(page)).toContainText('You know the way');
  await expect(says(page)).toContainText(/Hints\s*1/);
  await isSound(page, 'the score');

  const { labels } = await kiosk.room();
  expect(labels).toHaveLength(2);
  for (const { zpl } of labels) expect(zpl).toContain('TRAINING');
});

learning('a resident learns: in with a PIN, one package out', async ({ page, kiosk }) => {
  await openHome(page, kiosk);
  await hand(page, 'As a resident').click();
  await expect(says(page)).toContainText('Step 1 of 4');
  const [, unit = '', pin = ''] = /unit is (\w+), your PIN (\d+)/.exec(await said(page)) ?? [];
  await page.getByRole('button', { name: /^Pick up/ }).click();
  await tapIn(page, unit);
  await tapIn(page, pin === '000000' ? '000001' : '000000');
  await expect(page.getByRole('alert')).toBeVisible();
  await tapIn(page, pin);
  await expect(says(page)).toContainText('Step 2 of 4');
  await hand(page, 'Open the door').click();
  await expect(says(page)).toContainText('Step 3 of 4');
  await hand(page, /^Scan the label/).click();
  await expect(says(page)).toContainText('Step 4 of 4');
  await hand(page, 'Close the door').click();
  await expect(says(page)).toContainText('You came through');
  await expect(says(page)).toContainText(/Detours\s*1/);
});

learning('staff learn: a package to another place, and its label once more', async ({ page, kiosk }) => {
  await openHome(page, kiosk);
  await hand(page, 'As staff').click();
  await page.getByRole('button', { name: 'Staff' }).click();
  await tapIn(page, await quoted(page, /PIN (\d+)/));
  await expect(says(page)).toContainText('Step 2 of 5');
  await hand(page, /^Scan the label/).click();
  await expect(page.getByRole('heading', { name: /^Package T/ })).toBeVisible();
  await tap(page, 'Move it', /^Shelf B/, 'No room there');
  await expect(says(page)).toContainText('Step 3 of 5');
  await tap(page, 'Print its label again', 'The label is out of date');
  await expect(says(page)).toContainText('Step 4 of 5');
  await hand(page, 'Take the label').click();
  await expect(says(page)).toContainText('Step 5 of 5');
  await tap(page, 'Back to today', 'Sign out');
  await expect(says(page)).toContainText('That was the drill');
  const { labels } = await kiosk.room();
  expect(labels.at(-1)?.zpl).toContain('TRAINING');
});

async function beginTraining(page: Page, kiosk: RunningKiosk): Promise<void> {
  await signIn(page, kiosk);
  await page.getByRole('button', { name: 'Train somebody' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Begin training' }).click();
  // Codes are made for a whole house, the first time.
  await expect(page.getByText(/^TRAINING: nothing here is real/)).toBeVisible({ timeout: 60_000 });
}

async function tap(page: Page, ...names: (string | RegExp)[]): Promise<void> {
  for (const name of names) await page.getByRole('button', { name }).first().click();
}

async function said(page: Page): Promise<string> {
  return (await says(page).locator('p').nth(1).textContent()) ?? '';
}

async function quoted(page: Page, pattern: RegExp): Promise<string> {
  await expect(says(page)).toContainText('Step 1');
  return pattern.exec(await said(page))?.[1] ?? '';
}

async function assignAsTold(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Which unit is it for?' })).toBeVisible();
  const [, one, other] = /unit, (\w+),| in (\w+)\./.exec(await said(page)) ?? [];
  await tapUnit(page, one ?? other ?? '');
  await page.getByRole('list', { name: 'People in this unit' }).getByRole('button').first().click();
  await expect(page.getByRole('heading', { name: 'Stick on the room label' })).toBeVisible();
}

/** The journal of the kiosk that serves people, by its bytes. */
async function journalOf(folder: string): Promise<string> {
  const hash = createHash('sha256');
  for (const name of (await readdir(join(folder, 'journal'))).sort()) {
    hash.update(name).update(await readFile(join(folder, 'journal', name)));
  }
  return hash.digest('hex');
}
