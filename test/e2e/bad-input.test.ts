/** What nobody should scan, and what the kiosk makes of it: nothing is lost, nothing runs, nothing breaks. */
import { assign, beginDelivery, expect, finishDelivery, openHome, tapIn, test } from './kiosk.ts';

const HOSTILE = [
  '^XA^FO50,50^FDpwned^FS^XZ~JR',
  '<img src=x onerror=alert(1)>',
  "'; DROP TABLE packages; --",
  'https://example.com/?q=1',
  '‮7127657530939985Z1',
];

test('an unknown barcode is taken as it is', async ({ page, kiosk }) => {
  await openHome(page, kiosk);
  await beginDelivery(page, kiosk);
  await kiosk.act('scanner', 'scan', { text: 'BAKERY-0077' });
  await expect(page.getByText('Label ending Y-0077')).toBeVisible();
  await assign(page, '4B');
  await finishDelivery(page);
});

test('control characters and codes of 4 KB are inert', async ({ page, kiosk }) => {
  await openHome(page, kiosk);
  await beginDelivery(page, kiosk);
  await kiosk.act('scanner', 'scan', { text: '\u0001\u0002\u001b' });
  await kiosk.act('scanner', 'scan', { text: 'A'.repeat(4000) });
  await expect(page.getByRole('heading', { name: 'Which unit is it for?' })).toBeVisible();
  await page.getByRole('button', { name: 'Back' }).click();
  for (const text of HOSTILE) {
    await kiosk.act('scanner', 'scan', { text });
    await expect(page.getByRole('heading', { name: 'Which unit is it for?' })).toBeVisible();
    await page.getByRole('button', { name: 'Back' }).click();
    await expect(page.getByRole('heading', { name: 'Scan a label' })).toBeVisible();
  }
  await kiosk.act('scanner', 'scan', { text: '1Z5R89390357567127' });
  await assign(page, '4B');
  await expect(page.getByText('The room label is ready')).toBeVisible({ timeout: 15_000 });
  expect((await kiosk.room()).labels).toHaveLength(1);
});

test('a unit that does not exist is said so, and the parcel can be left for staff', async ({
  page,
  kiosk,
}) => {
  await openHome(page, kiosk);
  await beginDelivery(page, kiosk);
  await kiosk.act('scanner', 'scan', { text: '1Z5R89390357567127' });
  await tapIn(page, '99');
  await expect(page.getByRole('alert').getByText('There is no unit 99 here')).toBeVisible();
  await page.getByRole('button', { name: 'Leave it for staff' }).click();
  await expect(page.getByRole('heading', { name: 'Stick on the room label' })).toBeVisible();
});

test('a bridge message of the wrong shape is refused and logged, and the kiosk goes on', async ({
  page,
  kiosk,
}) => {
  await openHome(page, kiosk);
  const answers = await page.evaluate(async () => {
    const socket = new WebSocket(`ws://${location.host}/bridge`);
    return new Promise<string>((resolve) => {
      socket.onclose = ({ code }) => resolve(String(code));
    });
  });
  expect(answers).toBe('4409');
  await beginDelivery(page, kiosk);
});
