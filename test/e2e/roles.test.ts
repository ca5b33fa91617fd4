/** A PIN for each of staff: a manager gives them out, and each role finds what is theirs on the board, and no more. */
import type { Page } from '@playwright/test';
import { expect, openHome, signIn, tapIn, test } from './kiosk.ts';

async function pinFor(page: Page, role: string): Promise<string> {
  await page.getByRole('button', { name: 'Another PIN' }).click();
  await page.getByRole('button', { name: new RegExp(`^${role}`) }).click();
  const code = page.getByText(/^\d{6}$/);
  await expect(code).toBeVisible();
  const pin = (await code.textContent()) ?? '';
  await page.getByRole('button', { name: 'They have it' }).click();
  await expect(page.getByRole('heading', { name: 'PINs of staff' })).toBeVisible();
  return pin;
}

async function signInWith(page: Page, pin: string): Promise<void> {
  await page.getByRole('button', { name: 'Staff' }).click();
  await tapIn(page, pin);
}

const signOut = (page: Page) => page.getByRole('button', { name: 'Sign out' }).click();

test('an attendant and an installer each see what is theirs, until their PIN ends', async ({
  page,
  kiosk,
}) => {
  await openHome(page, kiosk);
  await signIn(page, kiosk);
  await page.getByRole('button', { name: 'Staff', exact: true }).click();
  const attendant = await pinFor(page, 'Attendant');
  const installer = await pinFor(page, 'Installer');
  await page.getByRole('button', { name: 'Back' }).click();
  await signOut(page);

  const button = (name: string) => page.getByRole('button', { name, exact: true });
  await signInWith(page, attendant);
  await expect(button('PINs')).toBeVisible();
  await expect(button('Couriers')).toHaveCount(0);
  await expect(button('Staff')).toHaveCount(0);
  await expect(button('Take a copy')).toHaveCount(0);
  await signOut(page);

  await signInWith(page, installer);
  await expect(page.getByRole('heading', { name: 'Today' })).toBeVisible();
  await expect(button('PINs')).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^(Count|Go on counting)/ })).toHaveCount(0);
  await signOut(page);

  await signIn(page, kiosk);
  await button('Staff').click();
  await page.getByRole('button', { name: 'End it: attendant-1' }).click();
  await page.getByRole('button', { name: 'They no longer work here' }).click();
  await expect(page.getByText('The PIN is ended')).toBeVisible();
  await page.getByRole('button', { name: 'End it: front-desk' }).click();
  await page.getByRole('button', { name: 'They lost it' }).click();
  await expect(page.getByText('There must be a manager')).toBeVisible();
  await page.getByRole('button', { name: 'Back' }).click();
  await signOut(page);
  await signInWith(page, attendant);
  await expect(page.getByText('That is not right').or(page.getByText(/PIN/)).first()).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Today' })).toHaveCount(0);
});
