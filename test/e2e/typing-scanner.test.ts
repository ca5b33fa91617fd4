/**
 * A scanner that types, at the pace of a scanner, on screens of each kind: with buttons, with a keypad, with a keyboard,
 * with a dialog in front. None of them sees more of it than the barcode.
 */
import { pressAll, scanTyped, scanTypedToABusyPage } from '../harness/typing-scanner.ts';
import { beginDelivery, expect, openHome, openPart, signIn, test } from './kiosk.ts';

const LABEL = '1Z5R89390357567127';

for (const key of ['Enter', 'Tab', null] as const) {
  test(`on the home screen, a scan that ends with ${key ?? 'nothing'} presses no button`, async ({
    page,
    kiosk,
  }) => {
    await openHome(page, kiosk);
    await page.getByRole('button', { name: /^Pick up/ }).focus();
    await scanTyped(page, LABEL, { key });
    await expect(page.getByText('We have your label')).toBeVisible();
  });
}

test('a scan is read whole when the page is busy while it comes', async ({ page, kiosk }) => {
  await openHome(page, kiosk);
  for (const busyMs of [80, 120, 400]) {
    await scanTypedToABusyPage(page, 'K2-0001', busyMs);
    await expect(page.getByText('This is package K2-0001')).toBeVisible();
    await openHome(page, kiosk);
  }
});

test('on keypads a scan leaves nothing, and what is typed in haste is all there', async ({ page, kiosk }) => {
  await openHome(page, kiosk);
  await page.getByRole('button', { name: /^Pick up/ }).click();
  const unit = page.getByRole('group', { name: 'Unit number' });
  await scanTyped(page, '9400111202555842332669');
  await expect(unit.getByText('Unit number')).toBeVisible();
  await pressAll(page, [...'412'], 20);
  await expect(unit.getByText('412')).toBeVisible();

  await openHome(page, kiosk);
  await page.getByRole('button', { name: 'Staff' }).click();
  await scanTyped(page, '9400111202555842332669');
  await expect(page.getByText('0 characters typed')).toBeAttached();
});

test('on the keyboard of the screen a scan writes nothing, and quick fingers are no scan', async ({
  page,
  kiosk,
}) => {
  await openHome(page, kiosk);
  await beginDelivery(page, kiosk);
  await page.getByRole('button', { name: 'Type the number' }).click();
  await scanTyped(page, LABEL);
  await expect(page.getByText('Label ending 567127')).toBeVisible();

  await page.getByRole('button', { name: 'Find by name' }).click();
  const typed = page.getByRole('status', { name: 'Name' });
  for (const letter of 'SANTOS') await page.getByRole('button', { name: letter, exact: true }).click();
  await expect(typed).toHaveText('SANTOS');
  await scanTyped(page, LABEL);
  await expect(typed).toHaveText(' ');
});

test('behind a dialog of the staff board a scan presses nothing', async ({ page, kiosk }) => {
  await openHome(page, kiosk);
  await signIn(page, kiosk);
  await openPart(page, 'Devices and storage');
  const printer = page
    .getByRole('list', { name: 'Devices' })
    .getByRole('listitem')
    .filter({ hasText: 'Label printer' });
  await printer.getByRole('button', { name: 'Set up' }).click();
  const form = page.getByRole('dialog', { name: 'Set up this device' });
  await form.getByRole('button', { name: 'Cancel' }).focus();
  await scanTyped(page, LABEL);
  await scanTyped(page, LABEL, { key: 'Tab' });
  await expect(form.getByRole('button', { name: 'Cancel' })).toBeFocused();
});

test('what the scanner adds is shown by the set-up code and known after a new start', async ({
  page,
  kiosk,
}) => {
  await openHome(page, kiosk);
  const ends = { before: 'A', after: '*', key: 'Tab' } as const;
  await scanTyped(page, 'K2-0001', ends);
  await expect(page.getByText('We have your label')).toBeVisible();
  await openHome(page, kiosk);
  await scanTyped(page, 'PACKROOM-ENDS', ends);
  await scanTyped(page, 'K2-0001', ends);
  await expect(page.getByText('This is package K2-0001')).toBeVisible();
  await openHome(page, kiosk);
  await scanTyped(page, 'K2-0001', ends);
  await expect(page.getByText('This is package K2-0001')).toBeVisible();
});
