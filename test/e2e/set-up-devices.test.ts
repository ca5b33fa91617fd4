/** Staff at the board: what devices there are, what each is for, and an alarm that somebody saw to. */
import { expect, openHome, openPart, signIn, test } from './kiosk.ts';

test('staff set the printer up, and the board goes on showing it as ready', async ({ page, kiosk }) => {
  await openHome(page, kiosk);
  await signIn(page, kiosk);
  await openPart(page, 'Devices and storage');
  const devices = page.getByRole('list', { name: 'Devices' });
  const printer = devices.getByRole('listitem').filter({ hasText: 'Label printer' });
  await expect(printer.getByText('Ready')).toBeVisible();
  await printer.getByRole('button', { name: 'Set up' }).click();
  const form = page.getByRole('dialog', { name: 'Set up this device' });
  await form.getByRole('button', { name: '2 × 1' }).click();
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form).toBeHidden();
  await expect(printer.getByText('Ready')).toBeVisible();
  await printer.getByRole('button', { name: 'Set up' }).click();
  await expect(form.getByRole('button', { name: '2 × 1', pressed: true })).toBeVisible();
});

test('the printer is out of labels: the board says what to do', async ({ page, kiosk }) => {
  await openHome(page, kiosk);
  await signIn(page, kiosk);
  await openPart(page, 'Devices and storage');
  await kiosk.act('printer', 'paper-out');
  await expect(page.getByText('It is out of labels. Put a new roll in.')).toBeVisible();
});

test('a forced door is an alarm on the board until somebody saw to it', async ({ page, kiosk }) => {
  await openHome(page, kiosk);
  await kiosk.act('door', 'force');
  await signIn(page, kiosk);
  const alarms = page.getByRole('list', { name: 'Alarm at the door' });
  await expect(alarms).toBeVisible();
  await alarms.getByRole('button', { name: 'I have seen to it' }).click();
  await expect(alarms).toBeHidden();
});
