/** Devices that fail while somebody is at work: the courier goes on, and nothing is printed twice. */
import {
  assign,
  beginDelivery,
  beginPickup,
  expect,
  finishDelivery,
  openHome,
  openPart,
  pinOf,
  signIn,
  test,
} from './kiosk.ts';

test('out of labels: intake goes on, and the labels print later, once each', async ({ page, kiosk }) => {
  await openHome(page, kiosk);
  await kiosk.act('printer', 'paper-out');
  await beginDelivery(page, kiosk);
  for (const text of ['1Z5R89390357567127', '9400111202555842332669']) {
    await kiosk.act('scanner', 'scan', { text });
    await assign(page, '4B');
    await expect(page.getByText('The label will print later')).toBeVisible({ timeout: 20_000 });
  }
  await finishDelivery(page);
  expect((await kiosk.room()).labels).toHaveLength(0);
  await kiosk.act('printer', 'paper-in');
  await expect.poll(async () => (await kiosk.room()).labels.length, { timeout: 30_000 }).toBe(2);
});

test('a relay that sticks is an alarm on the board, and the door is said not to have locked', async ({
  page,
  kiosk,
}) => {
  await openHome(page, kiosk);
  await beginDelivery(page, kiosk);
  await kiosk.act('strike', 'stick');
  await finishDelivery(page);
  await signIn(page, kiosk);
  await openPart(page, 'Devices and storage');
  await expect(page.getByRole('list', { name: 'Devices' }).getByText('Door lock')).toBeVisible();
  await expect(page.getByText('Needs a look')).toBeVisible({ timeout: 20_000 });
});

test('a strike that is gone: the resident is told at once and may try again', async ({ page, kiosk }) => {
  await openHome(page, kiosk);
  await beginDelivery(page, kiosk);
  await kiosk.act('scanner', 'scan', { text: '1Z5R89390357567127' });
  await assign(page, '4B');
  await finishDelivery(page);
  await kiosk.act('strike', 'unplug');
  await beginPickup(page, '4B', await pinOf(kiosk, '4B'));
  await expect(page.getByRole('alert').getByText('The door did not open')).toBeVisible();
  await kiosk.act('strike', 'plug');
  await expect(async () => {
    await page.getByRole('button', { name: 'Open the door again' }).click();
    await expect(page.getByText('The door is open. Come in.')).toBeVisible({ timeout: 2000 });
  }).toPass({ timeout: 30_000 });
});
