/** A PIN that wrong tries have worn out, until staff give whoever lives there another one. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startKiosk } from '../harness/running-kiosk.ts';
import { beginPickup, expect, openHome, pinOf, signIn, test } from './kiosk.ts';

test('a disabled PIN opens nothing; staff see it, give out another, and that one opens', async ({
  page,
  kiosk,
}) => {
  await kiosk.kill();
  // Ten wrong ones, without the hours of waiting that are between them.
  const spent = { room: { level: 0 }, by: [['unit u-4b', { failures: 10 }]] };
  await writeFile(join(kiosk.data, 'wrong-codes.json'), JSON.stringify(spent));
  const again = await startKiosk({ data: kiosk.data });
  await openHome(page, again);
  const old = await pinOf(again, '4B');
  await beginPickup(page, '4B', old);
  await expect(page.getByRole('alert').getByText('cannot be used any more')).toBeVisible();
  await page.getByRole('button', { name: 'I have no code' }).click();
  await expect(page.getByText('(212) 555-0100')).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).click();

  await signIn(page, again);
  await expect(page.getByText('1 PIN is disabled')).toBeVisible();
  await page.getByRole('button', { name: 'PINs' }).click();
  await page.getByRole('button', { name: 'Reissue: Unit 4B' }).click();
  await page.getByRole('button', { name: /^I saw a document/ }).click();
  await expect(page.getByRole('heading', { name: 'The new PIN for Unit 4B' })).toBeVisible();
  // It reaches the resident's telephone, too.
  const pin = await pinOf(again, '4B');
  expect(pin).not.toBe(old);
  expect((await page.locator('main').textContent())?.replace(/\D/g, '')).toContain(pin);
  await page.getByRole('button', { name: 'They have it' }).click();
  await expect(page.getByText('No PIN is disabled')).toBeVisible();
  await page.getByRole('button', { name: 'Back to today' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();

  await beginPickup(page, '4B', pin);
  await expect(page.getByRole('heading', { name: 'Nothing is waiting for you' })).toBeVisible();
  await again.stop();
});
