/** At the shelf, after a right PIN: what a resident can say of each package, what they are asked, and what staff hear. */
import type { Page } from '@playwright/test';
import type { RunningKiosk } from '../harness/running-kiosk.ts';
import {
  assign,
  beginDelivery,
  beginPickup,
  expect,
  finishDelivery,
  openHome,
  pinOf,
  signIn,
  test,
} from './kiosk.ts';

/** A courier leaves so many packages for 4B. Gives their room codes. */
async function deliver(page: Page, kiosk: RunningKiosk, count: number): Promise<string[]> {
  await openHome(page, kiosk);
  await beginDelivery(page, kiosk);
  const { parcels } = await kiosk.room();
  const codes: string[] = [];
  for (const { id } of parcels.slice(0, count)) {
    await kiosk.act('scanner', 'scan', { parcel: id });
    codes.push(await assign(page, '4B'));
  }
  await finishDelivery(page);
  return codes;
}

async function comeIn(page: Page, kiosk: RunningKiosk): Promise<void> {
  await expect.poll(async () => (await kiosk.room()).strike.relay, { timeout: 15_000 }).toBe('off');
  await beginPickup(page, '4B', await pinOf(kiosk, '4B'));
  await expect(page.getByText('The door is open. Come in.')).toBeVisible();
}

const card = (page: Page, code: string) => page.getByRole('article', { name: code });

test('all packages are taken at once, and how it was is told with one tap', async ({ page, kiosk }) => {
  await deliver(page, kiosk, 3);
  await comeIn(page, kiosk);
  await page.getByRole('button', { name: 'I have all of them' }).click();
  await expect(page.getByText('You took 3 packages.')).toBeVisible();
  await page.getByRole('button', { name: 'Good', exact: true }).click();
  await expect(page.getByText('Thank you for telling us')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Welcome' })).toBeVisible({ timeout: 15_000 });
});

test('a package stands on a drawing of the room', async ({ page, kiosk }) => {
  const [code = ''] = await deliver(page, kiosk, 1);
  await comeIn(page, kiosk);
  await expect(card(page, code).getByRole('img', { name: /Shelf|Overflow|Refrigerator/ })).toBeVisible();
});

const DOUBTS = [
  ['It is not mine', 'Please leave', 'Not yours', 'A resident says that a package is not theirs'],
  ['I cannot find it', 'Staff look for', 'Staff look for it', 'A resident could not find their package'],
  ['I cannot reach it', 'Staff bring', 'Staff bring it', 'A resident cannot reach their package'],
  ['It is damaged', 'Staff know that', 'Damaged', 'A resident found their package damaged'],
] as const;

for (const [answer, told, badge, task] of DOUBTS) {
  test(`"${answer}": the resident hears what happens next, and staff have a task`, async ({
    page,
    kiosk,
  }) => {
    const [code = ''] = await deliver(page, kiosk, 1);
    await comeIn(page, kiosk);
    await page.getByRole('button', { name: `A problem: ${code}` }).click();
    await page.getByRole('button', { name: answer }).click();
    await expect(page.getByRole('status').getByText(told)).toBeVisible();
    await expect(card(page, code).getByText(badge, { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'I am done' }).click();
    await expect(page.getByText('You took nothing.')).toBeVisible();
    await page.getByRole('button', { name: 'Done' }).click();
    await signIn(page, kiosk);
    await expect(page.getByText(task)).toBeVisible();
    await expect(page.locator('dl').getByText('In the room').locator('..')).toContainText('1');
  });
}

test('a package is kept for a week, and its card says until when', async ({ page, kiosk }) => {
  const [code = ''] = await deliver(page, kiosk, 1);
  await comeIn(page, kiosk);
  await page.getByRole('button', { name: `Keep it longer: ${code}` }).click();
  await expect(page.getByRole('heading', { name: `Until when do we keep ${code}?` })).toBeVisible();
  await page.getByRole('button', { name: /^In a week/ }).click();
  await expect(page.getByText(`We keep ${code} until`)).toBeVisible();
  await expect(card(page, code).getByText(/^Kept until/)).toBeVisible();
});

test('who is done without a word is asked once: one was taken, one was left', async ({ page, kiosk }) => {
  const [first = ''] = await deliver(page, kiosk, 2);
  await comeIn(page, kiosk);
  await page.getByRole('button', { name: 'I am done' }).click();
  await expect(page.getByRole('heading', { name: 'Did you take these 2 packages?' })).toBeVisible();
  await page.getByRole('button', { name: `I have this one: ${first}` }).click();
  await expect(page.getByRole('heading', { name: 'Did you take this package?' })).toBeVisible();
  await page.getByRole('button', { name: 'No, it is still there' }).click();
  await expect(page.getByText('1 is still waiting')).toBeVisible();
});

test('who forgot something comes in again with the same PIN, though nothing waits', async ({
  page,
  kiosk,
}) => {
  const [code = ''] = await deliver(page, kiosk, 1);
  await comeIn(page, kiosk);
  await page.getByRole('button', { name: `I have this one: ${code}` }).click();
  await page.getByRole('button', { name: 'Done' }).click();
  await expect.poll(async () => (await kiosk.room()).strike.relay, { timeout: 15_000 }).toBe('off');
  await beginPickup(page, '4B', await pinOf(kiosk, '4B'));
  await expect(page.getByRole('heading', { name: 'Did you forget something?' })).toBeVisible();
  await page.getByRole('button', { name: 'Open the door' }).click();
  await expect(page.getByText('The door is open. Come in.')).toBeVisible();
  expect((await kiosk.room()).strike.relay).toBe('on');
});

test('who needs more time gets it once', async ({ page, kiosk }) => {
  await deliver(page, kiosk, 1);
  await comeIn(page, kiosk);
  const moreTime = page.getByRole('button', { name: 'I need more time' });
  await moreTime.click({ timeout: 15_000 });
  await expect(page.getByText('The door is open. Come in.')).toBeVisible();
  // Longer than the door is released by itself.
  await expect(page.getByText('The door has locked again')).toBeHidden();
  await expect(page.getByText('The door has locked again')).toBeVisible({ timeout: 40_000 });
  await expect(moreTime).toBeHidden();
  await expect(page.getByRole('button', { name: 'Open the door again' })).toBeVisible();
});
