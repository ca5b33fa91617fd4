/**
 * What a machine can see of whether everybody can use the screen that is open: axe finds nothing, nothing sticks out,
 * and no word is cut off. It knows no screen.
 */
import type { Page } from 'playwright';
import { brokenRules } from './axe.ts';
import { expect } from './kiosk.ts';

export async function isSound(page: Page, screen: string): Promise<void> {
  // A colour on its way to another is neither of them.
  await page.evaluate(async () => {
    const ending = document.getAnimations().filter((one) => one.effect?.getTiming().iterations !== Infinity);
    const ended = Promise.all(ending.map((one) => one.finished.catch(() => undefined)));
    // One that is held still never ends, and changes nothing either.
    await Promise.race([ended, new Promise((over) => setTimeout(over, 2_000))]);
  });
  expect(await brokenRules(page, screen)).toEqual([]);
  const faults = await page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    const wide = scrollWidth > clientWidth ? ['the page is wider than the screen'] : [];
    const shown = [...document.querySelectorAll('button, h1, h2, p, li, output')].filter(
      (one) => one.checkVisibility() && one.closest('.only-spoken') === null,
    );
    const cut = shown.filter(
      (one) => one instanceof HTMLElement && one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0,
    );
    const outside = shown.filter((one) => {
      const { left, right, width } = one.getBoundingClientRect();
      return width > 0 && (left < -1 || right > clientWidth + 1);
    });
    const named = (what: string) => (one: Element) =>
      `${what}: ${one.className} "${one.textContent?.slice(0, 40)}"`;
    return [...wide, ...cut.map(named('cut off')), ...outside.map(named('outside'))];
  });
  expect(faults, screen).toEqual([]);
}
