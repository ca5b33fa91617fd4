/** Passes at the screen: one scan from home to an open door, somebody who was sent, and each reason why one opens nothing. */
import type { Page } from '@playwright/test';
import { PNG } from 'pngjs';
import { decodePicture } from '../../renderer/input/camera/pipeline.ts';
import { openReader } from '../harness/labels/wasm.ts';
import type { RunningKiosk } from '../harness/running-kiosk.ts';
import {
  assign,
  beginDelivery,
  expect,
  finishDelivery,
  openHome,
  pinOf,
  signIn,
  tapIn,
  test,
} from './kiosk.ts';

const UPS = ['1Z5R89390357567127', '1Z5R89396827367128'];

async function deliverTo(page: Page, kiosk: RunningKiosk, unit: string, ...labels: readonly string[]) {
  await beginDelivery(page, kiosk);
  const codes: string[] = [];
  for (const text of labels) {
    await kiosk.act('scanner', 'scan', { text, aim: ']C0' });
    codes.push(await assign(page, unit));
  }
  await finishDelivery(page);
  return codes;
}

const show = (kiosk: RunningKiosk, text: string) => kiosk.act('scanner', 'scan', { text, aim: ']Q1' });

/** What the QR on the screen says, as the phone that photographs it would read it. */
async function tokenOnScreen(page: Page): Promise<string> {
  const picture = await page.getByRole('img', { name: /^A pass for/ }).screenshot();
  const { data, width, height } = PNG.sync.read(picture);
  const pixels = Uint8ClampedArray.from({ length: width * height }, (_, n) => data[n * 4] ?? 0);
  return decodePicture(await openReader(), { pixels, width, height })[0]?.text ?? '';
}

test('one scan of a pass at home shows what waits and opens the door', async ({ page, kiosk }) => {
  await openHome(page, kiosk);
  const [code = ''] = await deliverTo(page, kiosk, '4B', UPS[0] ?? '');
  const { passes } = await kiosk.room();
  await show(kiosk, passes['4B'] ?? '');
  await expect(page.getByRole('heading', { name: 'You have 1 package' })).toBeVisible();
  await expect(page.getByRole('article', { name: code })).toBeVisible();
  await expect.poll(async () => (await kiosk.room()).strike.relay).toBe('on');
});

test('whoever is sent has what they were sent for, until staff end their pass', async ({ page, kiosk }) => {
  await openHome(page, kiosk);
  const [first = '', second = ''] = await deliverTo(page, kiosk, '4B', ...UPS);
  await signIn(page, kiosk);
  await page.getByRole('button', { name: 'Passes' }).click();
  await tapIn(page, '4B');
  await page.getByRole('button', { name: 'Make a pass' }).click();
  await page.getByRole('button', { name: /^For somebody they send/ }).click();
  await page.getByRole('button', { name: second }).click();
  await page.getByRole('button', { name: 'Only these' }).click();
  await page.getByRole('button', { name: '12 hours' }).click();
  await page.getByRole('button', { name: /^I saw a document/ }).click();
  await expect(page.getByRole('heading', { name: /^A pass for/ })).toBeVisible();
  const token = await tokenOnScreen(page);
  expect(token).toMatch(/^eyJ/);
  await page.getByRole('button', { name: 'They have it' }).click();
  await expect(page.getByText('1 package · Good until')).toBeVisible();
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();

  await show(kiosk, token);
  await expect(page.getByRole('heading', { name: 'You have 1 package' })).toBeVisible();
  await expect(page.getByRole('article', { name: second })).toBeVisible();
  await expect(page.getByRole('article', { name: first })).toHaveCount(0);
  await page.getByRole('button', { name: 'I have this one' }).click();
  await expect(page.getByRole('heading', { name: 'Enjoy your package' })).toBeVisible();
  await page.getByRole('button', { name: 'Done' }).click();

  // A copy of it: what it was for has gone, and the door stays shut.
  await show(kiosk, token);
  await expect(page.getByRole('heading', { name: 'Nothing is waiting for you' })).toBeVisible();
  await page.getByRole('button', { name: 'Done' }).click();

  await signIn(page, kiosk);
  await page.getByRole('button', { name: 'Passes' }).click();
  await tapIn(page, '4B');
  await page.getByRole('button', { name: /^End it/ }).click();
  await page.getByRole('button', { name: 'Somebody else uses it' }).click();
  await expect(page.getByText('The pass is ended')).toBeVisible();
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await show(kiosk, token);
  await expect(page.getByText('The pass was ended')).toBeVisible();
});

test('a pass that is damaged, cut off or of another kiosk is refused in words, with ways on', async ({
  page,
  kiosk,
}) => {
  await openHome(page, kiosk);
  const good = (await kiosk.room()).passes['4B'] ?? '';
  const [head, body, signature = ''] = good.split('.');
  await show(kiosk, `${head}.${body}.${[...signature].toReversed().join('')}`);
  await expect(page.getByRole('heading', { name: 'This pass does not open here' })).toBeVisible();
  await show(kiosk, good.slice(0, 60));
  await expect(page.getByText('The pass could not be read')).toBeVisible();
  await page.getByRole('button', { name: 'Type unit and PIN' }).click();
  await expect(page.getByRole('heading', { name: /unit/i })).toBeVisible();
  await page.getByRole('button', { name: 'I have a pass' }).click();
  await expect(page.getByRole('heading', { name: 'Show your pass' })).toBeVisible();
  expect((await kiosk.room()).strike.relay).toBe('off');
  await show(kiosk, good);
  await expect(page.getByRole('heading', { name: 'Nothing is waiting for you' })).toBeVisible();
});

test('where nothing reads any more nobody is to hold a phone before it, and the PIN opens', async ({
  page,
  kiosk,
}) => {
  await openHome(page, kiosk);
  await deliverTo(page, kiosk, '4B', UPS[0] ?? '');
  await page.getByRole('button', { name: /^Pick up/ }).click();
  await page.getByRole('button', { name: 'I have a pass' }).click();
  await expect(page.getByText('Hold the phone with its display to the scanner')).toBeVisible();
  await kiosk.act('scanner', 'unplug');
  await expect(page.getByText('No pass can be read here just now')).toBeVisible();
  await page.getByRole('button', { name: 'Type unit and PIN' }).click();
  await tapIn(page, '4B');
  await tapIn(page, await pinOf(kiosk, '4B'));
  await expect(page.getByRole('heading', { name: 'You have 1 package' })).toBeVisible();
  await expect.poll(async () => (await kiosk.room()).strike.relay).toBe('on');
});
