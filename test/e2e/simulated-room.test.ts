/** A newcomer without any hardware: the room's page beside the kiosk, a package in and out by its own guide. */
import { expect, openHome, tapIn, tapUnit, test } from './kiosk.ts';

test('a newcomer has a package in and out by following the guide of the room', async ({
  page,
  kiosk,
  context,
}) => {
  const room = await context.newPage();
  await room.setViewportSize({ width: 1280, height: 800 });
  await room.goto(kiosk.address.replace('/?', '/room?'));
  const parcel = room.getByRole('list', { name: 'Parcels at hand' }).getByRole('listitem').first();
  await expect(parcel).toBeVisible();
  await openHome(page, kiosk);
  const guide = room.getByRole('list', { name: 'Guide' });
  const told = async (pattern: RegExp) => pattern.exec((await guide.textContent()) ?? '')?.[1] ?? '';
  const unit = await told(/unit\s+(\S+?)[\s,.]/);

  await page.getByRole('button', { name: /^Deliver/ }).click();
  await tapIn(page, await told(/(\d{6})/));
  await expect(page.getByRole('heading', { name: 'Scan a label' })).toBeVisible();
  await room
    .getByRole('listitem', { name: new RegExp(`parcel for .*, ${unit}$`) })
    .first()
    .getByRole('button', { name: `Scan the parcel for ${unit}` })
    .click();
  await tapUnit(page, unit);
  await page.getByRole('list', { name: 'People in this unit' }).getByRole('button').first().click();
  const scanLabel = room.getByRole('button', { name: /^Scan the room label/ });
  await expect(scanLabel).toBeVisible({ timeout: 15_000 });
  await page.getByRole('button', { name: 'That was all' }).click();
  await page.getByRole('button', { name: 'Yes, all in place' }).click();
  await page.getByRole('button', { name: 'Done' }).click();

  await page.getByRole('button', { name: /^Pick up/ }).click();
  await tapIn(page, unit);
  await tapIn(page, await told(/PIN\s+(\d+)/));
  await expect(page.getByRole('heading', { name: 'You have 1 package' })).toBeVisible();
  await expect(room.getByText(/^Released/)).toBeVisible();
  await room.getByRole('button', { name: 'Open the door' }).click();
  await scanLabel.click();
  await expect(page.getByRole('heading', { name: 'Enjoy your package' })).toBeVisible();
  await room.getByRole('button', { name: 'Close the door' }).click();
});

test('a parcel can be dragged to the scanner', async ({ page, kiosk, context }) => {
  const room = await context.newPage();
  await room.setViewportSize({ width: 1440, height: 900 });
  await room.goto(kiosk.address.replace('/?', '/room?'));
  await openHome(page, kiosk);
  const parcel = room.getByRole('list', { name: 'Parcels at hand' }).getByRole('listitem').first();
  await parcel.locator('address').dragTo(room.locator('.scanner__zone'));
  await expect(page.getByText('We have your label')).toBeVisible();
});

test('a switch for each fault breaks the device, and mends it', async ({ kiosk, page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(kiosk.address.replace('/?', '/room?'));
  for (const [name, broken] of [
    ['Paper out', { printer: { paper: false } }],
    ['Head open', { printer: { head: 'open' } }],
    ['Relay stuck', { strike: { stuck: true } }],
    ['Unplug the printer', { printer: { plugged: false } }],
  ] as const) {
    const toggle = page.getByRole('switch', { name });
    await toggle.press('Space');
    await expect.poll(() => kiosk.room(), { message: name }).toMatchObject(broken);
    await toggle.press('Space');
    await expect.poll(() => kiosk.room(), { message: name }).not.toMatchObject(broken);
  }
});
