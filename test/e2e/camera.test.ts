/** Intake by camera: Chromium is given a video of a parcel's label, and everything after that is the real thing. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { writeLabelVideo } from '../harness/y4m.ts';
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

test('a label before the camera is read, and the package is photographed', async ({
  kiosk,
  launchOptions,
}) => {
  const video = join(await mkdtemp(join(tmpdir(), 'packroom-video-')), 'label.y4m');
  await writeLabelVideo(video, { kind: 'code128', text: '1Z5R89390357567127' });
  const browser = await chromium.launch({
    ...launchOptions,
    args: [
      ...(launchOptions.args ?? []),
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-video-capture=${video}`,
    ],
  });
  const page = await browser.newPage({ viewport: { width: 1080, height: 1920 } });
  await openHome(page, kiosk);
  const { couriers } = await kiosk.room();
  await page.getByRole('button', { name: /^Deliver/ }).click();
  for (const digit of couriers[0]?.code ?? '') {
    await page.getByRole('button', { name: digit, exact: true }).click();
  }
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByText('Label ending 567127')).toBeVisible({ timeout: 60_000 });
  const code = await assign(page, '4B');
  await finishDelivery(page);

  await beginPickup(page, '4B', await pinOf(kiosk, '4B'));
  const photo = page.getByRole('img', { name: `Photo of package ${code}` });
  await expect(photo).toBeVisible();
  expect(await photo.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(300);
  await browser.close();
});

test('with no camera everything goes on, and the card says that there is no photo', async ({
  page,
  kiosk,
}) => {
  await openHome(page, kiosk);
  await beginDelivery(page, kiosk);
  await kiosk.act('scanner', 'scan', { text: '1Z5R89390357567127', aim: ']C0' });
  await assign(page, '4B');
  await finishDelivery(page);
  await beginPickup(page, '4B', await pinOf(kiosk, '4B'));
  await expect(page.getByRole('img', { name: 'No photo of this package' })).toBeVisible();
});
