/** What a person does at the kiosk, in their words: for tests that are about something else. */
import { test as base, expect, type Page } from '@playwright/test';
import { type BegunKiosks, begunKiosks, type RunningKiosk } from '../harness/running-kiosk.ts';

export { expect };

/** A fresh kiosk for each test, at the default size of the product, and its home screen open. */
export const test = base.extend<{ kiosk: RunningKiosk }, { begun: BegunKiosks }>({
  viewport: { width: 1080, height: 1920 },
  begun: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads which fixtures are wanted from this pattern
    async ({}, use) => {
      const begun = await begunKiosks();
      await use(begun);
      await begun.remove();
    },
    { scope: 'worker' },
  ],
  kiosk: async ({ begun }, use) => {
    const kiosk = await begun.start();
    await use(kiosk);
    await kiosk.stop();
  },
});

export async function openHome(page: Page, kiosk: RunningKiosk): Promise<void> {
  await page.goto(kiosk.address);
  await expect(page.getByRole('heading', { name: 'Welcome' })).toBeVisible();
}

/** Taps `text` on the keypad and confirms it. */
export async function tapIn(page: Page, text: string): Promise<void> {
  for (const character of text) await page.getByRole('button', { name: character, exact: true }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
}

/** A courier taps in a unit: the kiosk goes on by itself with its last character. */
export async function tapUnit(page: Page, unit: string): Promise<void> {
  for (const character of unit) await page.getByRole('button', { name: character, exact: true }).click();
}

export async function beginDelivery(page: Page, kiosk: RunningKiosk): Promise<void> {
  const { couriers } = await kiosk.room();
  await page.getByRole('button', { name: /^Deliver/ }).click();
  await tapIn(page, couriers[0]?.code ?? '');
  await expect(page.getByRole('heading', { name: 'Scan a label' })).toBeVisible();
}

/** From a scanned label to a package in its place. Gives its room code. */
export async function assign(page: Page, unit: string): Promise<string> {
  await expect(page.getByRole('heading', { name: 'Which unit is it for?' })).toBeVisible();
  await tapUnit(page, unit);
  await page.getByRole('list', { name: 'People in this unit' }).getByRole('button').first().click();
  await expect(page.getByRole('heading', { name: 'Stick on the room label' })).toBeVisible();
  return roomCodeOn(page);
}

async function roomCodeOn(page: Page): Promise<string> {
  const code = await page
    .getByText(/^[A-Z][2-9]-\d{4}$/)
    .first()
    .textContent();
  return code ?? '';
}

export async function finishDelivery(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'That was all' }).click();
  await page.getByRole('button', { name: 'Yes, all in place' }).click();
  await expect(page.getByRole('heading', { name: 'Thank you' })).toBeVisible();
  await page.getByRole('button', { name: 'Done' }).click();
}

export async function beginPickup(page: Page, unit: string, pin: string): Promise<void> {
  await page.getByRole('button', { name: /^Pick up/ }).click();
  await tapIn(page, unit);
  await tapIn(page, pin);
}

export async function pinOf(kiosk: RunningKiosk, unit: string): Promise<string> {
  const { phones } = await kiosk.room();
  return phones.find((phone) => phone.unit === unit)?.pin ?? '';
}

export async function signIn(page: Page, kiosk: RunningKiosk): Promise<void> {
  const { staffPin } = await kiosk.room();
  await page.getByRole('button', { name: 'Staff' }).click();
  await tapIn(page, staffPin);
  await expect(page.getByRole('heading', { name: 'Today' })).toBeVisible();
}

/** From the board to what is behind one of its cards. */
export async function openPart(
  page: Page,
  part: 'Devices and storage' | 'Places and labels' | 'Records and counts',
): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${part}`) }).click();
  await expect(page.getByRole('heading', { name: part, level: 1 })).toBeVisible();
}
