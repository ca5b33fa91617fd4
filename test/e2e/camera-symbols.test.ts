/** Each kind of barcode that a carrier prints, held aslant before a real page's camera, becomes the parcel in hand. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright';
import { MODULE_PIXELS, pictureOfSymbol } from '../harness/labels/picture-of.ts';
import { shoot } from '../harness/labels/shoot.ts';
import { symbols } from '../harness/labels/symbols.ts';
import { writeVideo } from '../harness/y4m.ts';
import { expect, openHome, tapIn, test } from './kiosk.ts';

const FRAME = { width: 1280, height: 720, scale: 3 / MODULE_PIXELS };

/** What is held before the camera, and by what the courier knows it again on the screen. */
const LABELS: readonly (readonly [kind: string, ending: RegExp])[] = [
  ['code128', /Label ending 567127/],
  ['pdf417', /Label ending [0-9A-Fa-f]{6}/],
  ['datamatrix', /Label ending 698000/],
  ['qrcode', /Label ending/],
  ['maxicode', /Label ending 567127/],
];

async function videoOf(kind: string): Promise<string> {
  const symbol = symbols.find((one) => one.kind === kind);
  if (symbol === undefined) throw new Error(`no symbol of ${kind}`);
  const path = join(await mkdtemp(join(tmpdir(), 'packroom-video-')), 'label.y4m');
  await writeVideo(path, [shoot(await pictureOfSymbol(symbol), { ...FRAME, degrees: 12, at: [0.46, 0.52] })]);
  return path;
}

for (const [kind, ending] of LABELS) {
  test(`${kind}: read, outlined, and taken`, async ({ kiosk, launchOptions }) => {
    const video = await videoOf(kind);
    const args = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];
    const browser = await chromium.launch({
      ...launchOptions,
      args: [...(launchOptions.args ?? []), ...args, `--use-file-for-fake-video-capture=${video}`],
    });
    const page = await browser.newPage({ viewport: { width: 1080, height: 1920 } });
    const elsewhere = watchRequests(page, kiosk.address);
    await openHome(page, kiosk);
    const { couriers } = await kiosk.room();
    await page.getByRole('button', { name: /^Deliver/ }).click();
    await tapIn(page, couriers[0]?.code ?? '');
    await expect(page.getByText(ending)).toBeVisible({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Back' }).click();
    await expect(page.locator('.camera-view__seen polygon')).toBeVisible();
    expect(elsewhere).toEqual([]);
    await browser.close();
  });
}

/** Every address that the page or its threads ask, but for the kiosk's own host. */
function watchRequests(page: Page, address: string): readonly string[] {
  const { host } = new URL(address);
  const elsewhere: string[] = [];
  page.context().on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.host !== host) elsewhere.push(url.href);
  });
  return elsewhere;
}
