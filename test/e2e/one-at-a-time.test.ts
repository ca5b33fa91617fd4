/** One ledger has one writer: a second window and a second process are refused in plain words, and harm nothing. */
import { startKiosk } from '../harness/running-kiosk.ts';
import { beginDelivery, expect, openHome, test } from './kiosk.ts';

/** It looks every three seconds; the rest is for a slow machine. */
const SOON = { timeout: 30_000 };

test('a second window is told that the kiosk is open already, and has it when the first is closed', async ({
  page,
  kiosk,
  context,
}) => {
  await openHome(page, kiosk);
  const second = await context.newPage();
  await second.goto(kiosk.address);
  await expect(second.getByRole('heading', { name: 'This kiosk is already open' })).toBeVisible();
  await beginDelivery(page, kiosk);
  await page.close();
  // The courier's visit goes on where it was, and says so.
  await expect(second.getByRole('heading', { name: 'Scan a label' })).toBeVisible(SOON);
  await expect(second.getByText('The kiosk was started again')).toBeVisible();
});

test('a window that the host knows is refused all the same while another holds the ledger', async ({
  page,
  kiosk,
  context,
}) => {
  const other = await context.newPage();
  await other.goto(kiosk.address.replace('/?', '/room?'));
  await other.evaluate(
    () =>
      new Promise<void>((held) => {
        void navigator.locks.request('packroom-ledger', () => {
          held();
          return new Promise(() => undefined);
        });
      }),
  );
  await page.goto(kiosk.address);
  await expect(page.getByRole('heading', { name: 'This kiosk is already open' })).toBeVisible();
  expect((await page.evaluate(() => indexedDB.databases())).length).toBe(0);
  await other.close();
  await expect(page.getByRole('heading', { name: 'Welcome' })).toBeVisible(SOON);
});

test('a second process on the same data is refused, and the first goes on', async ({ page, kiosk }) => {
  await openHome(page, kiosk);
  await expect(startKiosk({ data: kiosk.data })).rejects.toThrow('Another Packroom');
  await beginDelivery(page, kiosk);
});
