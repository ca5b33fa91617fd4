/**
 * From a wheelchair, at an upright screen: after one touch at home, everything that is touched stands in the lower
 * 40 % of the glass, through a delivery and through a pickup, and with letters twice as large axe finds nothing.
 */
import type { Page } from 'playwright';
import { brokenRules } from './axe.ts';
import { expect, openHome, test } from './kiosk.ts';

const UPRIGHT = { width: 1080, height: 1920 };

test('who sits reaches everything, and the next visit finds the screen whole', async ({ page, kiosk }) => {
  test.setTimeout(60_000);
  const button = (name: string | RegExp) => page.getByRole('button', { name }).first();
  const type = async (text: string) => {
    for (const character of text) await page.getByRole('button', { name: character, exact: true }).click();
  };
  await page.setViewportSize(UPRIGHT);
  await openHome(page, kiosk);
  await button(/^Lower.*sit/).click();
  await standsLow(page, 'home');
  await button(/^Language/).click();
  await standsLow(page, 'languages');
  await page.getByRole('dialog').getByRole('button', { name: 'English' }).click();

  await button(/^Pick up/).click();
  await standsLow(page, 'pickup');
  await button('Whole screen').click();
  await expect(page.locator('html')).toHaveAttribute('data-reach', 'whole');
  await button('Lower').click();
  await button('Cancel').click();
  await expect(page.locator('html')).toHaveAttribute('data-reach', 'whole');

  await button(/^Lower.*sit/).click();
  await button(/^Deliver/).click();
  await standsLow(page, 'code');
  await type((await kiosk.room()).couriers[0]?.code ?? '');
  await button('Continue').click();
  await expect(page.getByRole('heading', { name: 'Scan a label' })).toBeVisible();
  await standsLow(page, 'scan');
  await kiosk.act('scanner', 'scan', { text: '1Z5R89390357567127' });
  await expect(page.getByRole('heading', { name: 'Which unit is it for?' })).toBeVisible();
  await standsLow(page, 'unit');
  await type('4B');
  await expect(page.getByRole('heading', { name: 'Who is it for?' })).toBeVisible();
  await standsLow(page, 'person');
  await button('Somebody else in this unit').click();
  await expect(page.getByRole('heading', { name: 'Stick on the room label' })).toBeVisible();
  await standsLow(page, 'placing');
  await button('That was all').click();
  await standsLow(page, 'summary');
  await button('Yes, all in place').click();
  await standsLow(page, 'goodbye');
});

test('who chose at home and walked away leaves nothing to the next one', async ({ page, kiosk }) => {
  await page.clock.install();
  await page.setViewportSize(UPRIGHT);
  await openHome(page, kiosk);
  await page.getByRole('button', { name: /^Lower.*sit/ }).click();
  await page.getByRole('button', { name: /^Language/ }).click();
  await page.getByRole('button', { name: 'Français' }).click();
  await expect(page.getByRole('heading', { name: 'Bienvenue' })).toBeVisible();
  await page.clock.runFor(60_000);
  await expect(page.getByRole('heading', { name: 'Welcome' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-reach', 'whole');
});

async function standsLow(page: Page, screen: string): Promise<void> {
  const shots = process.env.PACKROOM_SHOTS;
  for (const percent of ['200%', '100%']) {
    await page.evaluate((size) => {
      document.documentElement.style.fontSize = size;
    }, percent);
    if (shots !== undefined) await page.screenshot({ path: `${shots}/low-${screen}-${percent}.png` });
    expect(await brokenRules(page, screen)).toEqual([]);
    const high = await page.evaluate(() => {
      const line = window.innerHeight * 0.6 - 1;
      // What scrolls is seen where its window is: of a row above, only what shows can be touched.
      const top = (one: Element) => {
        const windows = ['.dialog__sheet', '.page__scroll', '.frame'].map((window) => one.closest(window));
        return Math.max(...[one, ...windows].map((box) => box?.getBoundingClientRect().top ?? 0));
      };
      return [...document.querySelectorAll('button, a, input, [role="button"]')]
        .filter((one) => one.checkVisibility() && top(one) < line)
        .map((one) => one.textContent);
    });
    expect(high, `${screen} at ${percent}`).toEqual([]);
  }
}
