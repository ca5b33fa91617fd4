/**
 * Somebody who hears the kiosk and does not see it: a voice that notes what it is told to say, and the arrow keys. It
 * also collects what stands on the screen, by itself and without the reader's help, to ask whether it was said.
 */
import type { Page } from '@playwright/test';
import { expect } from './kiosk.ts';

export interface Said {
  readonly text: string;
  readonly language: string;
}

/** Before the page is opened. The voice speaks `languages`, and a headset can be plugged in by `plug`. */
export async function listen(page: Page, languages: readonly string[]): Promise<void> {
  await page.addInitScript((spoken) => {
    const said: { text: string; language: string }[] = [];
    const voices = spoken.map((lang) => ({ lang, name: lang, localService: true, default: false }));
    let stops = 0;
    class Utterance {
      text: string;
      lang = '';
      voice = null;
      constructor(text: string) {
        this.text = text;
      }
    }
    const synthesis = Object.assign(new EventTarget(), {
      getVoices: () => voices,
      speak: ({ text, lang }: Utterance) => said.push({ text, language: lang }),
      cancel: () => stops++,
    });
    Object.assign(window, { SpeechSynthesisUtterance: Utterance, said, stops: () => stops });
    Object.defineProperty(window, 'speechSynthesis', { value: synthesis });
  }, languages);
}

export async function plug(page: Page, isIn: boolean): Promise<void> {
  await page.evaluate(
    (key) => window.dispatchEvent(new KeyboardEvent('keydown', { key })),
    isIn ? 'F15' : 'F16',
  );
}

export function said(page: Page): Promise<readonly Said[]> {
  return page.evaluate(() => Reflect.get(window, 'said') as Said[]);
}

export function stops(page: Page): Promise<number> {
  return page.evaluate(() => (Reflect.get(window, 'stops') as () => number)());
}

/** Down through the controls until it stands on this one, then Enter. What is said from then on is the next screen's. */
export async function choose(page: Page, name: string | RegExp): Promise<void> {
  const control = page.getByRole('button', { name }).first();
  await expect(control).toBeVisible();
  for (let n = 0; n < 120; n++) {
    if (await control.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('ArrowDown');
  }
  await expect(control).toBeFocused();
  await turn(page);
  await page.keyboard.press('Enter');
}

/** Digits and Enter, as fast as a hand. */
export async function typeIn(page: Page, digits: string): Promise<void> {
  await page.keyboard.type(digits, { delay: 120 });
  await turn(page);
  await page.keyboard.press('Enter');
}

async function turn(page: Page): Promise<void> {
  await page.evaluate(() =>
    Object.assign(window, { since: (Reflect.get(window, 'said') as unknown[]).length }),
  );
}

/** Hears the screen that is open to its end and goes once through all of its controls: everything on it was said. */
export async function hearsAll(page: Page, screen: string): Promise<void> {
  await expect.poll(async () => (await saidOf(page)).length, `${screen} is read`).toBeGreaterThan(0);
  for (let n = 0; n < 120 && (await unheard(page)).length > 0; n++) {
    const before = (await said(page)).length;
    await page.keyboard.press('ArrowDown');
    // The reader waits until a screen stands still; the next key would silence it before it began.
    await page.waitForFunction((length) => (Reflect.get(window, 'said') as []).length > length, before);
  }
  expect(await unheard(page), `${screen}: shown, and never said`).toEqual([]);
}

async function saidOf(page: Page): Promise<readonly Said[]> {
  const since = await page.evaluate(() => (Reflect.get(window, 'since') as number | undefined) ?? 0);
  return (await said(page)).slice(since);
}

const plain = (text: string) => text.replace(/[^\p{L}\p{N}•]/gu, '').toLowerCase();
const joined = (what: readonly Said[]) => plain(what.map(({ text }) => text).join(' '));

/** What can be seen now and was not said: since the screen came, or of the frame around all screens ever. */
async function unheard(page: Page): Promise<readonly string[]> {
  const shown = await textsOn(page);
  const [here, ever] = [joined(await saidOf(page)), joined(await said(page))];
  return shown
    .filter(({ text, isFrame }) => !(isFrame ? ever : here).includes(plain(text)))
    .map(({ text }) => text);
}

/** Each text and picture that can be seen in front, in a dialog or on the screen; what only decorates is hidden. */
async function textsOn(page: Page) {
  return page.evaluate(() => {
    const front =
      [...document.querySelectorAll('[role="dialog"], [role="alertdialog"]')].at(-1) ?? document.body;
    const nodes = document.createTreeWalker(front, NodeFilter.SHOW_TEXT);
    const texts: { text: string; isFrame: boolean }[] = [];
    for (let node = nodes.nextNode(); node !== null; node = nodes.nextNode()) {
      const parent = node.parentElement;
      const text = node.textContent?.trim() ?? '';
      const isShown = parent?.checkVisibility({ visibilityProperty: true, opacityProperty: true }) ?? false;
      // Of a drawing its description is said, which comes below.
      const isApart =
        parent?.closest('[aria-hidden="true"], [role="img"], .frame__clock, script, style') !== null;
      const isFrame = parent?.closest('.frame__header, .frame__banner') !== null;
      if (isShown && !isApart && /[\p{L}\p{N}]/u.test(text)) texts.push({ text, isFrame });
    }
    for (const picture of front.querySelectorAll('img, [role="img"]')) {
      const text = picture.getAttribute('aria-label') ?? picture.getAttribute('alt') ?? '';
      if (picture.checkVisibility()) texts.push({ text, isFrame: false });
    }
    return texts;
  });
}
