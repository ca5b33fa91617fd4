/** Codes that are wrong: said kindly, counted, and after a few the kiosk makes people wait. */
import { beginPickup, expect, openHome, pinOf, tapIn, test } from './kiosk.ts';

const other = (pin: string) => (pin === '111111' ? '222222' : '111111');

test('a wrong PIN opens nothing, and the fifth one has to wait', async ({ page, kiosk }) => {
  await openHome(page, kiosk);
  const pin = await pinOf(kiosk, '4B');
  await beginPickup(page, '4B', other(pin));
  for (let tries = 1; tries < 5; tries++) {
    await expect(page.getByRole('alert').getByText('That unit and PIN do not match')).toBeVisible();
    await tapIn(page, other(pin));
    await expect(page.getByRole('heading', { name: 'Enter your PIN' })).toBeVisible();
  }
  await expect(page.getByRole('alert').getByText('Too many wrong PINs')).toBeVisible();
  await expect(page.getByRole('button', { name: '1', exact: true })).toBeDisabled();
  expect((await kiosk.room()).strike.relay).toBe('off');
});

test('a unit that does not exist gets the very same answer', async ({ page, kiosk }) => {
  await openHome(page, kiosk);
  await beginPickup(page, '99', '123456');
  await expect(page.getByRole('alert').getByText('That unit and PIN do not match')).toBeVisible();
});

test('a wrong access code is said so, and the right one works after it', async ({ page, kiosk }) => {
  await openHome(page, kiosk);
  const { couriers } = await kiosk.room();
  const code = couriers[0]?.code ?? '';
  await page.getByRole('button', { name: /^Deliver/ }).click();
  await tapIn(page, couriers.some((one) => one.code === '111111') ? '111112' : '111111');
  await expect(page.getByRole('alert').getByText('That code is not right')).toBeVisible();
  await tapIn(page, code);
  await expect(page.getByRole('heading', { name: 'Scan a label' })).toBeVisible();
});
