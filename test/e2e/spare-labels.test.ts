/** Labels printed before they are needed: one of them is stuck on while the printer is out. */
import { beginDelivery, expect, openHome, openPart, signIn, tapUnit, test } from './kiosk.ts';

test('staff print spare labels; a courier sticks one on when the printer is out, and the package is called so', async ({
  page,
  kiosk,
}) => {
  await openHome(page, kiosk);
  await signIn(page, kiosk);
  await openPart(page, 'Places and labels');
  await page.getByRole('button', { name: 'Print spare room labels' }).click();
  await expect(page.getByText('12 spare labels are on their way to the printer')).toBeVisible();
  await expect.poll(async () => (await kiosk.room()).labels.length).toBe(12);
  const [spare] = (await kiosk.room()).labels;
  expect(spare?.zpl).toContain('S2-0001');
  await page.getByRole('button', { name: 'Back to today' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();

  await kiosk.act('printer', 'paper-out');
  await beginDelivery(page, kiosk);
  const [parcel] = (await kiosk.room()).parcels;
  await kiosk.act('scanner', 'scan', { parcel: parcel?.id });
  await tapUnit(page, '4B');
  await page.getByRole('list', { name: 'People in this unit' }).getByRole('button').first().click();
  await expect(page.getByText(/^K2-\d{4}$/).first()).toBeVisible();
  await kiosk.act('scanner', 'scan', { label: spare?.jobId });
  await expect(page.getByText('S2-0001').first()).toBeVisible();
  await expect(page.getByText(/^K2-\d{4}$/)).toHaveCount(0);
});
