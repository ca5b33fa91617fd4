/** The other ways in which a barcode reaches the kiosk: a scanner that types, and the number by hand. */
import { assign, beginDelivery, expect, openHome, test } from './kiosk.ts';

test('a scanner that types is read on every screen, and types into none', async ({ page, kiosk }) => {
  await openHome(page, kiosk);
  await page.keyboard.type('1Z5R89390357567127\n');
  await expect(page.getByText('We have your label')).toBeVisible();
  const { couriers } = await kiosk.room();
  for (const digit of couriers[0]?.code ?? '') {
    await page.getByRole('button', { name: digit, exact: true }).click();
  }
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByText('Label ending 567127')).toBeVisible();
  await assign(page, '4B');
});

test('a scan that a scanner types leaves nothing on a keypad', async ({ page, kiosk }) => {
  await openHome(page, kiosk);
  await page.getByRole('button', { name: /^Pick up/ }).click();
  await page.keyboard.type('4', { delay: 150 });
  await page.keyboard.type('9400111202555842332669\n');
  await expect(page.getByRole('group', { name: 'Unit number' }).getByText('Unit number')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'What is your unit?' })).toBeVisible();
});

test('a number can be typed by hand when no barcode can be read', async ({ page, kiosk }) => {
  await openHome(page, kiosk);
  await beginDelivery(page, kiosk);
  await page.getByRole('button', { name: 'Type the number' }).click();
  for (const key of 'LOCAL77') await page.getByRole('button', { name: key, exact: true }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByText('Label ending OCAL77')).toBeVisible();
});

test('a room label on the home screen says what it is', async ({ page, kiosk }) => {
  await openHome(page, kiosk);
  await kiosk.act('scanner', 'scan', { text: 'K2-0001', aim: ']Q1' });
  await expect(page.getByText('This is package K2-0001')).toBeVisible();
});
