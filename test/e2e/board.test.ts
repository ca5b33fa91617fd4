/** The board: all that staff ask of the room and of the kiosk, in one look, and what is behind each of its cards. */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { RunningKiosk } from '../harness/running-kiosk.ts';
import { assign, beginDelivery, expect, finishDelivery, openHome, openPart, signIn, test } from './kiosk.ts';
import { isSound } from './sound-screen.ts';

const card = (page: Page, name: RegExp) => page.getByRole('button', { name });

/** Brings a package in that spoils, and puts it where it is not cold. Gives its room code. */
async function leaveInTheWarm(page: Page, kiosk: RunningKiosk): Promise<string> {
  await beginDelivery(page, kiosk);
  await kiosk.act('scanner', 'scan', { text: '1Z5R89390357567127' });
  await page.getByRole('button', { name: 'Keep cold' }).click();
  const code = await assign(page, '4B');
  await page.getByRole('button', { name: 'Somewhere else' }).click();
  await page.getByRole('button', { name: /^Overflow/ }).click();
  await finishDelivery(page);
  return code;
}

test('one look: today, what spoils and how long it has, and how the kiosk is', async ({ page, kiosk }) => {
  await openHome(page, kiosk);
  const code = await leaveInTheWarm(page, kiosk);
  await kiosk.act('printer', 'paper-out');
  await signIn(page, kiosk);
  const spoiling = page.getByRole('list', { name: 'Perishable, outside the cold' });
  await expect(spoiling).toContainText(/1(19|18|17) minutes left/);
  await expect(spoiling).toContainText('Unit 4B · Overflow');
  await expect(card(page, /^Devices and storage/)).toContainText('1 needs a look: Label printer');
  await expect(card(page, /^Places and labels/)).toContainText('1 of 182 places taken');
  await expect(card(page, /^Records and counts/)).toContainText('No copy was ever taken');
  const shots = process.env.PACKROOM_SHOTS;
  for (const language of ['English', 'العربية']) {
    if (language !== 'English') {
      await page.getByRole('button', { name: /^Language/ }).click();
      await page.getByRole('button', { name: language }).click();
    }
    for (const [width, height] of [
      [1080, 1920],
      [1280, 800],
    ] as const) {
      await page.setViewportSize({ width, height });
      if (shots !== undefined) await page.screenshot({ path: join(shots, `board-${language}-${width}.png`) });
      // What the kiosk is like stands on the first screenful, whichever way the screen hangs.
      const all = page.getByRole('button').filter({ has: page.locator('.card__facts') });
      await expect(all).toHaveCount(3);
      for (const one of await all.all()) await expect(one).toBeInViewport({ ratio: 0.8 });
      await isSound(page, `the board, ${language}, ${width}`);
      await page.locator('h1').scrollIntoViewIfNeeded();
    }
  }
  await page.getByRole('button', { name: new RegExp(code) }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(code);
});

test('a copy that was taken is on the board', async ({ page, kiosk }) => {
  await openHome(page, kiosk);
  await signIn(page, kiosk);
  await page.getByRole('button', { name: 'Take a copy' }).click();
  await page.getByRole('button', { name: 'Everything' }).click();
  await page.getByRole('button', { name: 'Keep it on this kiosk' }).click();
  await expect(page.getByRole('heading', { name: 'The copy is done' })).toBeVisible();
  await page.getByRole('button', { name: 'Back to today' }).click();
  await expect(card(page, /^Records and counts/)).toContainText('Last copy: this minute');
});

test('each card opens all of it, and leads back', async ({ page, kiosk }) => {
  await openHome(page, kiosk);
  await signIn(page, kiosk);
  for (const [part, shows] of [
    ['Devices and storage', 'Label printer'],
    ['Places and labels', 'Refrigerator'],
    ['Records and counts', 'Fingerprint of the seal'],
  ] as const) {
    await openPart(page, part);
    await expect(page.getByRole('main')).toContainText(shows);
    await page.getByRole('button', { name: 'Back to today' }).click();
    await expect(page.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible();
  }
});
