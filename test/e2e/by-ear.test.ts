/**
 * Who cannot see the screen: each flow is heard from its first word to its last, by arrow keys, digits and Enter
 * alone; what others must not hear is not said without a headset; and a key or the next screen silences it.
 */
import type { Page } from '@playwright/test';
import type { RunningKiosk } from '../harness/running-kiosk.ts';
import { assign, beginDelivery, expect, finishDelivery, openHome, pinOf, test } from './kiosk.ts';
import { choose, hearsAll, listen, plug, said, stops, typeIn } from './listener.ts';

const heading = (page: Page, name: string | RegExp) =>
  expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
const heard = async (page: Page) => (await said(page)).map(({ text }) => text).join('\n');

async function leavePackages(page: Page, kiosk: RunningKiosk): Promise<void> {
  await openHome(page, kiosk);
  await beginDelivery(page, kiosk);
  await kiosk.act('scanner', 'scan', { text: '1Z5R89390357567127' });
  await assign(page, '4B');
  await kiosk.act('scanner', 'scan', { text: '9400111202555842332669' });
  await assign(page, '4B');
  await finishDelivery(page);
}

test('a pickup is heard whole, with a wrong PIN and the way for who has none', async ({ page, kiosk }) => {
  test.setTimeout(180_000);
  await listen(page, ['en-US']);
  await leavePackages(page, kiosk);
  await heading(page, 'Welcome');
  await choose(page, /^Read aloud/);
  await hearsAll(page, 'home');
  await choose(page, /^Pick up/);
  await hearsAll(page, 'unit');
  await choose(page, 'I have no code');
  await hearsAll(page, 'no code');
  await choose(page, 'Back');
  await typeIn(page, '4B');
  await heading(page, 'Enter your PIN');
  const pin = await pinOf(kiosk, '4B');
  const before = (await said(page)).length;
  await typeIn(page, pin === '111111' ? '222222' : '111111');
  await expect.poll(() => heard(page)).toContain('6 digits entered');
  await expect(page.getByRole('alert')).toBeVisible();
  await expect.poll(() => heard(page)).toContain('That unit and PIN do not match');
  const digits = (await said(page)).slice(before).filter(({ text }) => /^\d+$/.test(text));
  expect(digits, 'digits of a PIN').toEqual([]);
  await typeIn(page, pin);
  await heading(page, 'You have 2 packages');
  await hearsAll(page, 'packages');
  await choose(page, /^I have this one/);
  await expect.poll(() => heard(page)).toContain('1 of 2');
  await choose(page, /^A problem/);
  await hearsAll(page, 'what is wrong');
  await choose(page, 'Back');
  await choose(page, 'I am done');
  await heading(page, 'Did you take this package?');
  await hearsAll(page, 'asked');
  await choose(page, 'No, it is still there');
  await heading(page, 'Enjoy your package');
  await hearsAll(page, 'goodbye');
  await choose(page, 'Done');
  await heading(page, 'Welcome');
  await expect(page.getByRole('button', { name: 'Stop reading' })).toHaveCount(0);
});

test('a delivery is heard whole, and names only with a headset', async ({ page, kiosk }) => {
  test.setTimeout(180_000);
  await listen(page, ['en-US']);
  await openHome(page, kiosk);
  const { couriers } = await kiosk.room();
  await choose(page, /^Read aloud/);
  await choose(page, /^Deliver/);
  await heading(page, 'Enter your access code');
  await typeIn(page, couriers[0]?.code ?? '');
  await heading(page, 'Scan a label');
  await hearsAll(page, 'scan');
  await choose(page, 'Type the number');
  await hearsAll(page, 'type the number');
  await choose(page, 'Back');
  await kiosk.act('scanner', 'scan', { text: '1Z5R89390357567127' });
  await heading(page, 'Which unit is it for?');
  await hearsAll(page, 'unit');
  await typeIn(page, '4B');
  await heading(page, 'Who is it for?');
  const names = await page
    .getByRole('list', { name: 'People in this unit' })
    .locator('bdi')
    .allTextContents();
  expect(names.length).toBeGreaterThan(0);
  for (let n = 0; n < 12; n++) await heardAnother(page);
  for (const name of names) expect(await heard(page), 'without a headset').not.toContain(name);
  expect(await heard(page)).toContain('a name');
  await plug(page, true);
  await hearsAll(page, 'person');
  for (const name of names) expect(await heard(page), 'with a headset').toContain(name);
  await choose(page, 'Somebody else in this unit');
  await heading(page, 'Stick on the room label');
  await hearsAll(page, 'placing');
  await choose(page, 'It is there');
  await choose(page, 'That was all');
  await hearsAll(page, 'summary');
  await choose(page, 'Yes, all in place');
  await heading(page, 'Thank you');
  await hearsAll(page, 'goodbye');
});

async function heardAnother(page: Page): Promise<void> {
  const before = (await said(page)).length;
  await page.keyboard.press('ArrowDown');
  await expect.poll(async () => (await said(page)).length).toBeGreaterThan(before);
}

test('staff hear the board, count a room and sign out', async ({ page, kiosk }) => {
  test.setTimeout(180_000);
  await listen(page, ['en-US']);
  await openHome(page, kiosk);
  const { staffPin } = await kiosk.room();
  await choose(page, /^Read aloud/);
  await choose(page, 'Staff');
  await typeIn(page, staffPin);
  await heading(page, 'Today');
  await hearsAll(page, 'board');
  await choose(page, 'PINs');
  await hearsAll(page, 'PINs');
  await choose(page, 'Back to today');
  await choose(page, 'Find a package');
  await choose(page, /^S$/i);
  await expect.poll(() => heard(page)).toContain('1 character typed');
  await choose(page, 'Back to today');
  await choose(page, 'Count the room');
  await heading(page, 'Which zone is next?');
  await hearsAll(page, 'zones');
  const zones = await page.getByRole('list', { name: 'Zones' }).getByRole('button').count();
  for (let n = 0; n < zones; n++) {
    await page.getByRole('list', { name: 'Zones' }).getByRole('button').nth(n).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'I have scanned everything' })).toBeVisible();
    await choose(page, 'I have scanned everything');
    if (n === 0) await hearsAll(page, 'a zone that was counted');
    await choose(page, 'Next zone');
    await heading(page, 'Which zone is next?');
  }
  await choose(page, 'Compare');
  await heading(page, 'Everything agrees');
  await choose(page, 'Close the count');
  await expect(page.getByText(/^Sealed as record/)).toBeVisible();
  await hearsAll(page, 'what the count found');
  await choose(page, 'Back to today');
  await choose(page, 'Sign out');
  await heading(page, 'Welcome');
});

test('another language is heard in its own voice, and the arrows turn with it', async ({ page, kiosk }) => {
  await listen(page, ['en-US', 'ar-EG']);
  await openHome(page, kiosk);
  await choose(page, /^Read aloud/);
  await choose(page, /^Language/);
  await hearsAll(page, 'languages');
  await choose(page, 'العربية');
  await heading(page, 'أهلًا بك');
  await hearsAll(page, 'home in Arabic');
  expect((await said(page)).at(-1)?.language).toBe('ar-EG');
  await page.evaluate(() => document.querySelector('h1')?.focus());
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('button', { name: /^استلام/ })).toBeFocused();
});

test('a touch silences it in the middle of a word, and so does the next screen', async ({ page, kiosk }) => {
  await listen(page, ['en-US']);
  await openHome(page, kiosk);
  await choose(page, /^Read aloud/);
  await expect.poll(() => heard(page)).toContain('What are you here for?');
  const before = await stops(page);
  await page.getByRole('heading', { name: 'Welcome' }).click();
  expect(await stops(page)).toBeGreaterThan(before);
  const inHome = await stops(page);
  await kiosk.act('scanner', 'scan', { text: '1Z5R89390357567127' });
  await heading(page, 'Enter your access code');
  await expect.poll(() => stops(page)).toBeGreaterThan(inHome);
});

test('a headset that is plugged in begins it, and pulled out it ends in the middle', async ({
  page,
  kiosk,
}) => {
  await listen(page, ['en-US']);
  await openHome(page, kiosk);
  await plug(page, true);
  await expect.poll(() => heard(page)).toContain('What are you here for?');
  await expect(page.getByRole('button', { name: 'Stop reading' })).toBeVisible();
  const before = await stops(page);
  await plug(page, false);
  await expect(page.getByRole('button', { name: 'Stop reading' })).toHaveCount(0);
  expect(await stops(page)).toBeGreaterThan(before);
});

test('a kiosk without a voice says so in words, once', async ({ page, kiosk }) => {
  await listen(page, []);
  await openHome(page, kiosk);
  await choose(page, /^Read aloud/);
  await expect(page.getByRole('alertdialog', { name: 'This kiosk cannot speak English' })).toBeVisible();
  await choose(page, 'Close');
  await choose(page, /^Pick up/);
  await heading(page, 'What is your unit?');
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  expect(await said(page)).toEqual([]);
});

test('who listens has twice the time, is asked before it is over, and goes on by one key', async ({
  page,
  kiosk,
}) => {
  await page.clock.install();
  await listen(page, ['en-US']);
  await openHome(page, kiosk);
  await choose(page, /^Read aloud/);
  await choose(page, /^Pick up/);
  await page.clock.runFor(119_000);
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  await page.clock.runFor(1_500);
  await expect(page.getByRole('alertdialog', { name: 'Are you still there?' })).toBeVisible();
  await page.clock.runFor(500);
  expect(await heard(page)).toContain('Are you still there?');
  expect(await heard(page)).toMatch(/(39|40) seconds left/);
  await page.clock.runFor(36_000);
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  await page.clock.runFor(161_000);
  await expect(page.getByRole('heading', { name: 'Welcome' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Stop reading' })).toHaveCount(0);
});
