/** The main job, whole: a package comes in by the scanner, its label comes out, and its resident takes it home. */
import { readRoomCode } from '../harness/label-reader.ts';
import {
  assign,
  beginDelivery,
  beginPickup,
  expect,
  finishDelivery,
  openHome,
  pinOf,
  signIn,
  test,
} from './kiosk.ts';

test('one package in, one package out', async ({ page, kiosk }) => {
  await openHome(page, kiosk);
  await beginDelivery(page, kiosk);
  await expect.poll(async () => (await kiosk.room()).strike.relay).toBe('on');

  const [parcel] = (await kiosk.room()).parcels;
  await kiosk.act('scanner', 'scan', { parcel: parcel?.id });
  const roomCode = await assign(page, parcel?.unit ?? '');
  await expect(page.getByText('The room label is ready')).toBeVisible({ timeout: 15_000 });
  const { labels } = await kiosk.room();
  expect(labels).toHaveLength(1);
  expect(await readRoomCode(labels[0]?.zpl ?? '')).toBe(roomCode);
  await finishDelivery(page);

  const unit = parcel?.unit ?? '';
  await expect(page.getByRole('heading', { name: 'Welcome' })).toBeVisible();
  await expect.poll(async () => (await kiosk.room()).strike.relay, { timeout: 15_000 }).toBe('off');
  await beginPickup(page, unit, await pinOf(kiosk, unit));
  await expect(page.getByRole('heading', { name: 'You have 1 package' })).toBeVisible();
  await expect(page.getByText('The door is open. Come in.')).toBeVisible();
  expect((await kiosk.room()).strike.relay).toBe('on');

  await kiosk.act('scanner', 'scan', { label: labels[0]?.jobId });
  await expect(page.getByRole('heading', { name: 'Enjoy your package' })).toBeVisible();
  await page.getByRole('button', { name: 'Done' }).click();

  await expect.poll(async () => (await kiosk.room()).strike.relay, { timeout: 30_000 }).toBe('off');
  await signIn(page, kiosk);
  await expect(page.locator('dl').getByText('Picked up').locator('..')).toContainText('1');
  await expect(page.locator('dl').getByText('In the room').locator('..')).toContainText('0');
});

test('two packages of one unit: one is taken by tap, one is left for later', async ({ page, kiosk }) => {
  await openHome(page, kiosk);
  await beginDelivery(page, kiosk);
  const [one, two] = (await kiosk.room()).parcels;
  await kiosk.act('scanner', 'scan', { parcel: one?.id });
  const first = await assign(page, '4B');
  await kiosk.act('scanner', 'scan', { parcel: two?.id });
  await assign(page, '4B');
  await finishDelivery(page);
  // A lock that still lets the courier out opens for nobody else.
  await expect.poll(async () => (await kiosk.room()).strike.relay).toBe('off');

  await beginPickup(page, '4B', await pinOf(kiosk, '4B'));
  await expect(page.getByRole('article')).toHaveCount(2);
  await page.getByRole('button', { name: `I have this one: ${first}` }).click();
  await expect(page.getByRole('article', { name: first }).getByText('Taken')).toBeVisible();
  await page.getByRole('button', { name: 'I am done' }).click();
  await page.getByRole('button', { name: 'No, it is still there' }).click();
  await expect(page.getByText('1 is still waiting')).toBeVisible();
});

test('a parcel that is in the room already is not taken twice', async ({ page, kiosk }) => {
  await openHome(page, kiosk);
  await beginDelivery(page, kiosk);
  const [parcel] = (await kiosk.room()).parcels;
  await kiosk.act('scanner', 'scan', { parcel: parcel?.id });
  const code = await assign(page, '4B');
  await kiosk.act('scanner', 'scan', { parcel: parcel?.id });
  await expect(page.getByRole('status').getByText('This package is already here')).toBeVisible();
  await expect(page.getByText(code)).toBeVisible();
  await expect.poll(async () => (await kiosk.room()).labels.length, { timeout: 15_000 }).toBe(1);
});
