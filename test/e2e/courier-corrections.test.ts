/** What a courier may change of what they just did, and what they need not do twice: all by screen and scanner. */
import { assign, beginDelivery, expect, finishDelivery, openHome, test } from './kiosk.ts';

test('the wrong person: one undo, and the package gets a new label for the right one', async ({
  page,
  kiosk,
}) => {
  await openHome(page, kiosk);
  await beginDelivery(page, kiosk);
  const [parcel] = (await kiosk.room()).parcels;
  await kiosk.act('scanner', 'scan', { parcel: parcel?.id });
  const wrong = await assign(page, '4B');
  await page.getByRole('button', { name: 'Undo this one' }).click();
  await page.getByRole('button', { name: 'Wrong person or unit' }).click();
  await expect(page.getByRole('alert').getByText(`Throw away label ${wrong}`)).toBeVisible();
  const right = await assign(page, '5A');
  expect(right).not.toBe(wrong);
  await finishDelivery(page);
});

test('many for one person: after the first, a scan is all it takes', async ({ page, kiosk }) => {
  await openHome(page, kiosk);
  await beginDelivery(page, kiosk);
  const [one, two] = (await kiosk.room()).parcels;
  await kiosk.act('scanner', 'scan', { parcel: one?.id });
  await assign(page, '4B');
  await page.getByRole('button', { name: 'More for the same person' }).click();
  await expect(page.getByText(/^Every scan is for/)).toBeVisible();
  await kiosk.act('scanner', 'scan', { parcel: two?.id });
  await expect(page.getByText('2 packages so far')).toBeVisible();
  await finishDelivery(page);
});

test('the page breaks in the middle of a delivery: the courier goes on, and nothing is lost', async ({
  page,
  kiosk,
}) => {
  await openHome(page, kiosk);
  await beginDelivery(page, kiosk);
  const [one, two] = (await kiosk.room()).parcels;
  await kiosk.act('scanner', 'scan', { parcel: one?.id });
  await assign(page, '4B');
  await page.reload();
  await expect(page.getByText('The kiosk was started again')).toBeVisible({ timeout: 15_000 });
  await expect(page.getByText('1 package so far')).toBeVisible();
  await kiosk.act('scanner', 'scan', { parcel: two?.id });
  await assign(page, '4B');
  await expect(page.getByText('2 packages so far')).toBeVisible();
  await finishDelivery(page);
});
