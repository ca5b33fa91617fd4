/** How a courier begins: by code, by an old code, by badge, or without a code. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { chromium } from 'playwright';
import { type RunningKiosk, startKiosk } from '../harness/running-kiosk.ts';
import {
  beginPickup,
  expect,
  finishDelivery,
  openHome,
  pinOf,
  signIn,
  tapIn,
  tapUnit,
  test,
} from './kiosk.ts';

const UPS = '1Z5R89390357567127';
const BADGE = 'DRIVER/00417';
const tool = join(import.meta.dirname, '../../main/shells/node/intake-policy.ts');

/** Signs in, opens the first carrier and asks for what `choose` does there. Ends on the board's list of carriers. */
async function atCarrier(page: Page, kiosk: RunningKiosk, carrier: string): Promise<void> {
  await signIn(page, kiosk);
  await page.getByRole('button', { name: 'Couriers' }).click();
  await page.getByRole('button', { name: `Change ${carrier}` }).click();
}

async function nextCode(page: Page, kiosk: RunningKiosk, why: RegExp): Promise<string> {
  await atCarrier(page, kiosk, 'UPS');
  await page.getByRole('button', { name: /^Show the next code/ }).click();
  await page.getByRole('button', { name: why }).click();
  const code = page.getByText(/^\d{6}$/);
  await expect(code).toBeVisible();
  const text = (await code.textContent()) ?? '';
  await page.getByRole('button', { name: 'I have written it down' }).click();
  await expect(page.getByRole('heading', { name: 'Carrier codes and badges' })).toBeVisible();
  await expect(page.getByText(text)).toHaveCount(0);
  await signOut(page);
  return text;
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Back to today' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Welcome' })).toBeVisible();
}

async function deliver(page: Page, code: string): Promise<void> {
  await page.getByRole('button', { name: /^Deliver/ }).click();
  await tapIn(page, code);
}

async function isIn(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Scan a label' })).toBeVisible();
  await page.getByRole('button', { name: 'That was all' }).click();
  await page.getByRole('button', { name: 'Yes, all in place' }).click();
  await page.getByRole('button', { name: 'Done' }).click();
}

async function upsCode(kiosk: RunningKiosk): Promise<string> {
  const { couriers } = await kiosk.room();
  return couriers.find(({ carrier }) => carrier === 'ups')?.code ?? '';
}

test('the next code and the old one both let in, until others know the old one', async ({ page, kiosk }) => {
  await openHome(page, kiosk);
  const old = await upsCode(kiosk);
  const next = await nextCode(page, kiosk, /^It is time/);
  await deliver(page, old);
  await isIn(page);
  await deliver(page, next);
  await isIn(page);

  const third = await nextCode(page, kiosk, /^Others know it/);
  await deliver(page, next);
  await expect(page.getByText('This code is no longer used')).toBeVisible();
  await tapIn(page, '000001');
  await expect(page.getByText('That code is not right')).toBeVisible();
  await tapIn(page, third);
  await isIn(page);
});

test('a badge that staff scanned begins a delivery from the home screen, after a restart, too', async ({
  page,
  kiosk,
}) => {
  await openHome(page, kiosk);
  await atCarrier(page, kiosk, 'UPS');
  await page.getByRole('button', { name: /^Add a badge/ }).click();
  await page.getByRole('button', { name: /^A new courier/ }).click();
  await kiosk.act('scanner', 'scan', { text: UPS, aim: ']C0' });
  await expect(page.getByText('That cannot be a badge')).toBeVisible();
  await kiosk.act('scanner', 'scan', { text: BADGE });
  await expect(page.getByText('The badge opens the door from now on')).toBeVisible();
  await signOut(page);

  await kiosk.act('scanner', 'scan', { text: BADGE });
  await isIn(page);
  await kiosk.kill();
  const again = await startKiosk({ data: kiosk.data, port: kiosk.port });
  await openHome(page, again);
  // The scanner starts with the kiosk.
  await expect(() => again.act('scanner', 'scan', { text: BADGE })).toPass();
  await isIn(page);
  await again.stop();
});

test('a parcel of a carrier that nobody knows, scanned at home, waits for the code', async ({
  page,
  kiosk,
}) => {
  await openHome(page, kiosk);
  await kiosk.act('scanner', 'scan', { text: 'LOCAL-COURIER-77' });
  await expect(page.getByText('We have your label')).toBeVisible();
  await tapIn(page, await upsCode(kiosk));
  await expect(page.getByRole('heading', { name: 'Which unit is it for?' })).toBeVisible();
});

test('after five wrong codes everybody waits, and a badge does, too', async ({ page, kiosk }) => {
  await openHome(page, kiosk);
  await page.getByRole('button', { name: /^Deliver/ }).click();
  for (let n = 0; n < 5; n++) {
    await tapIn(page, '000001');
    await expect(page.getByText(n < 4 ? 'That code is not right' : 'Too many wrong codes')).toBeVisible();
  }
  await kiosk.act('scanner', 'scan', { text: BADGE });
  await expect(page.getByText('Too many wrong codes')).toBeVisible();
});

test('where the property allows it a courier begins with a parcel, once for each', async ({
  kiosk,
  launchOptions,
}) => {
  await kiosk.kill();
  const said = execFileSync(process.execPath, [tool, '--data', kiosk.data, '--codeless', 'known-unit']);
  expect(said.toString()).toContain('Without a code: known-unit.');
  const again = await startKiosk({ data: kiosk.data, port: kiosk.port });
  const browser = await chromium.launch({
    ...launchOptions,
    args: [
      ...(launchOptions.args ?? []),
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
    ],
  });
  const page = await browser.newPage({ viewport: { width: 1080, height: 1920 } });
  await openHome(page, again);
  const begin = async (text: string) => {
    await page.getByRole('button', { name: /^Deliver/ }).click();
    await page.getByRole('button', { name: 'No code? Scan a parcel' }).click();
    await expect(page.getByRole('heading', { name: 'Scan the label of a parcel' })).toBeVisible();
    await expect(() => again.act('scanner', 'scan', { text, aim: ']C0' })).toPass();
  };
  await begin('ANYTHING-AT-ALL');
  await expect(page.getByText('That does not look like a carrier’s label')).toBeVisible();
  expect((await again.room()).strike.relay).toBe('off');
  await again.act('scanner', 'scan', { text: UPS, aim: ']C0' });
  await tapUnit(page, '4B');
  await expect(page.getByRole('heading', { name: 'Stick on the room label' })).toBeVisible();
  await finishDelivery(page);

  await begin(UPS);
  await tapUnit(page, '4B');
  await expect(page.getByText('The door was opened for this label before')).toBeVisible();
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();

  await beginPickup(page, '4B', await pinOf(again, '4B'));
  await expect(page.getByRole('img', { name: /^Photo of package/ })).toBeVisible();
  await browser.close();
  await again.stop();
});

test('without a camera nobody is offered to begin without a code', async ({ page, kiosk }) => {
  await kiosk.kill();
  execFileSync(process.execPath, [tool, '--data', kiosk.data, '--codeless', 'known-unit']);
  const again = await startKiosk({ data: kiosk.data, port: kiosk.port });
  await openHome(page, again);
  await page.getByRole('button', { name: /^Deliver/ }).click();
  await expect(page.getByRole('heading', { name: 'Enter your access code' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'No code? Scan a parcel' })).toHaveCount(0);
  await again.stop();
});
