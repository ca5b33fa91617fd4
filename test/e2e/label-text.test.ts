/** A whole label before a real page's camera: its barcode is scanned, its text proposes whom it is for. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright';
import { maskedName } from '../../shared/domain/person.ts';
import { addressedLabel } from '../harness/labels/addressed.ts';
import { pictureOfLabel } from '../harness/labels/picture-of.ts';
import { shoot } from '../harness/labels/shoot.ts';
import { writeVideo } from '../harness/y4m.ts';
import { expect, finishDelivery, openHome, tapIn, test } from './kiosk.ts';

const FRAME = { width: 1920, height: 1080, scale: 0.84, degrees: 3 };
const RESIDENT = { name: 'Jane Smith', unit: '1A' };

async function videoOf(name: string, unit: string): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'packroom-video-')), 'label.y4m');
  await writeVideo(path, [shoot(await pictureOfLabel(addressedLabel(name, unit, 0)), FRAME)]);
  return path;
}

test('one touch takes the parcel in, and nothing of the label leaves the machine', async ({
  kiosk,
  launchOptions,
}) => {
  const { page, elsewhere, broken, close } = await pageBefore(kiosk.address, launchOptions);
  await openHome(page, kiosk);
  await begin(page, kiosk);
  const proposal = page.getByRole('button', { name: `${maskedName(RESIDENT.name)}, unit ${RESIDENT.unit}` });
  await expect(page.getByText('Read on the label. Is it right?')).toBeVisible({ timeout: 60_000 });
  await proposal.click();
  await expect(page.getByRole('heading', { name: 'Stick on the room label' })).toBeVisible();
  await finishDelivery(page);
  expect(elsewhere).toEqual([]);
  expect(broken).toEqual([]);
  await close();
});

async function pageBefore(address: string, launchOptions: Parameters<typeof chromium.launch>[0]) {
  const video = await videoOf(RESIDENT.name, RESIDENT.unit);
  const args = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];
  const browser = await chromium.launch({
    ...launchOptions,
    args: [...(launchOptions?.args ?? []), ...args, `--use-file-for-fake-video-capture=${video}`],
  });
  const page = await browser.newPage({ viewport: { width: 1080, height: 1920 } });
  const { host } = new URL(address);
  const elsewhere: string[] = [];
  const broken: string[] = [];
  page.context().on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.host !== host) elsewhere.push(url.href);
  });
  page.on('console', (said) => said.type() === 'error' && broken.push(said.text()));
  page.on('pageerror', (error) => broken.push(error.message));
  return { page, elsewhere, broken, close: () => browser.close() };
}

async function begin(page: Page, kiosk: { room(): Promise<{ couriers: readonly { code: string }[] }> }) {
  const { couriers } = await kiosk.room();
  await page.getByRole('button', { name: /^Deliver/ }).click();
  await tapIn(page, couriers[0]?.code ?? '');
}
