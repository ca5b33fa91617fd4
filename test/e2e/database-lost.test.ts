/** The database is taken away from a kiosk that is up, and from one that stands in the way of a second page. */
import {
  assign,
  beginDelivery,
  beginPickup,
  expect,
  finishDelivery,
  openHome,
  pinOf,
  test,
} from './kiosk.ts';

test('a database that is cleared under the kiosk is rebuilt from the journal, and nobody has to do anything', async ({
  page,
  kiosk,
}) => {
  await openHome(page, kiosk);
  await beginDelivery(page, kiosk);
  await kiosk.act('scanner', 'scan', { text: '1Z5R89390357567127', aim: ']C0' });
  const code = await assign(page, '4B');
  await finishDelivery(page);

  const reloaded = page.waitForEvent('load');
  const session = await page.context().newCDPSession(page);
  const { origin } = new URL(kiosk.address);
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
  await reloaded;

  await expect(page.getByRole('heading', { name: 'Welcome' })).toBeVisible();
  await beginPickup(page, '4B', await pinOf(kiosk, '4B'));
  await expect(page.getByRole('article', { name: code })).toBeVisible();
});
