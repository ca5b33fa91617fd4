/** Where a package goes: the drawing says it, and the courier tells by a tap or by the barcode on the wall. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { RunningKiosk } from '../harness/running-kiosk.ts';
import { assign, beginDelivery, expect, finishDelivery, openHome, openPart, signIn, test } from './kiosk.ts';

const drawing = (page: Page) => page.getByRole('img', { name: /steps? from the door/ });
const inPlace = (page: Page) => page.getByRole('status').getByText('In its place');

async function takeOneIn(page: Page, kiosk: RunningKiosk): Promise<string> {
  await openHome(page, kiosk);
  await beginDelivery(page, kiosk);
  const [parcel] = (await kiosk.room()).parcels;
  await kiosk.act('scanner', 'scan', { parcel: parcel?.id });
  return assign(page, '4B');
}

async function expectNoBarriers(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);
}

test('the drawing of the room says in words where the package goes', async ({ page, kiosk }) => {
  await takeOneIn(page, kiosk);
  await expect(drawing(page)).toHaveAccessibleName(/^Shelf A\. On the left, \d steps from the door$/);
  await expect(page.getByText(/^On the left, \d steps from the door$/)).toBeVisible();
  await expectNoBarriers(page);
});

test('a package is put somewhere else, by tap', async ({ page, kiosk }) => {
  await takeOneIn(page, kiosk);
  await page.getByRole('button', { name: 'Somewhere else' }).click();
  await expect(page.getByRole('heading', { name: 'Where did you put it?' })).toBeVisible();
  await expect(
    page.getByRole('button', { name: /^Shelf A.*We suggest this one.*Room for 59 more/ }),
  ).toBeVisible();
  await expectNoBarriers(page);
  await page.getByRole('button', { name: /^Overflow/ }).click();

  await expect(drawing(page)).toHaveAccessibleName(/^Overflow\. On the right/);
  await expect(inPlace(page)).toBeVisible();
  await finishDelivery(page);
  await signIn(page, kiosk);
  await openPart(page, 'Places and labels');
  await expect(page.getByRole('row', { name: /^Overflow/ })).toContainText('1');
  await expect(page.getByRole('row', { name: /^Shelf A/ })).toContainText('60');
});

test('the barcode on the wall tells it, from either screen, and the next label is taken all the same', async ({
  page,
  kiosk,
}) => {
  await takeOneIn(page, kiosk);
  await page.getByRole('button', { name: 'Somewhere else' }).click();
  await kiosk.act('scanner', 'scan', { text: 'ZONE:shelf-b' });
  await expect(drawing(page)).toHaveAccessibleName(/^Shelf B\. Straight ahead/);
  await expect(inPlace(page)).toBeVisible();

  await kiosk.act('scanner', 'scan', { text: 'ZONE:attic' });
  await expect(page.getByText('This room has no such place')).toBeVisible();
  const [, next] = (await kiosk.room()).parcels;
  await kiosk.act('scanner', 'scan', { parcel: next?.id });
  await assign(page, '5A');
});

test('staff print a label for each wall, and a courier scans one of them', async ({ page, kiosk }) => {
  await openHome(page, kiosk);
  await signIn(page, kiosk);
  await openPart(page, 'Places and labels');
  await page.getByRole('button', { name: 'Print zone labels' }).click();
  await expect(page.getByText('5 labels for the walls are on their way to the printer')).toBeVisible();
  await expect.poll(async () => (await kiosk.room()).labels.length).toBe(5);
  const { labels } = await kiosk.room();
  const overflow = labels.find(({ zpl }) => zpl.includes('ZONE:overflow'));
  await page.getByRole('button', { name: 'Back to today' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();

  await takeOneIn(page, kiosk);
  await kiosk.act('scanner', 'scan', { label: overflow?.jobId });
  await expect(drawing(page)).toHaveAccessibleName(/^Overflow\./);
  await expect(inPlace(page)).toBeVisible();
});
