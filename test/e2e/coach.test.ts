/** Somebody who was never here is shown how a delivery goes, and is never kept by it. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { beginDelivery, expect, openHome, test } from './kiosk.ts';

const offer = (page: Page) => page.getByRole('button', { name: 'First time here?' });
const picture = (page: Page, number: number) => page.getByText(`Picture ${number} of 4`);

test('the four pictures go on by themselves, and the last one stays', async ({ page, kiosk }) => {
  await page.clock.install();
  await openHome(page, kiosk);
  await beginDelivery(page, kiosk);
  await offer(page).click();
  const sentences = [
    'Scan any barcode on the label.',
    'Tap the unit it is for.',
    'Put it where the screen shows.',
    'At the end, press “That was all”.',
  ];
  for (const [n, sentence] of sentences.entries()) {
    await expect(picture(page, n + 1)).toBeVisible();
    await expect(page.getByText(sentence)).toBeVisible();
    await page.clock.runFor(5_000);
  }
  await page.clock.runFor(5_000);
  await expect(picture(page, 4)).toBeVisible();
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('heading', { name: 'Scan a label' })).toBeVisible();
});

test('a scan in the middle of it counts', async ({ page, kiosk }) => {
  await openHome(page, kiosk);
  await beginDelivery(page, kiosk);
  await offer(page).click();
  await expect(picture(page, 1)).toBeVisible();
  const [parcel] = (await kiosk.room()).parcels;
  await kiosk.act('scanner', 'scan', { parcel: parcel?.id });
  await expect(page.getByRole('heading', { name: 'Which unit is it for?' })).toBeVisible();
});

test('so does one before the access code, which is kept for later', async ({ page, kiosk }) => {
  await openHome(page, kiosk);
  await page.getByRole('button', { name: /^Deliver/ }).click();
  await offer(page).click();
  await expect(picture(page, 1)).toBeVisible();
  const [parcel] = (await kiosk.room()).parcels;
  await kiosk.act('scanner', 'scan', { parcel: parcel?.id });
  await expect(page.getByText('We have your label. Enter your code to go on.')).toBeVisible();
  await expect(picture(page, 1)).toBeHidden();
});

test('by keyboard it is turned and left, and what was turned by hand waits for the hand', async ({
  page,
  kiosk,
}) => {
  await page.clock.install();
  await openHome(page, kiosk);
  await page.getByRole('button', { name: /^Deliver/ }).click();
  await offer(page).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Next' }).focus();
  await page.keyboard.press('Enter');
  await expect(picture(page, 2)).toBeVisible();
  await page.clock.runFor(20_000);
  await expect(picture(page, 2)).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.getByRole('button', { name: 'I know how it goes' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Enter your access code' })).toBeVisible();
});

test.describe('for somebody who asked for less motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('no picture goes on by itself', async ({ page, kiosk }) => {
    await page.clock.install();
    await openHome(page, kiosk);
    await page.getByRole('button', { name: /^Deliver/ }).click();
    await offer(page).click();
    await page.clock.runFor(20_000);
    await expect(picture(page, 1)).toBeVisible();
  });
});
