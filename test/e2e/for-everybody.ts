/**
 * A walk through screens, three times: in two languages that are drawn anew for each run, upright, on its side and low, at
 * 100 % and 200 %. Each screen is looked at by axe and for words that are cut off. To have the same languages again:
 * PACKROOM_SEED=<the printed number>.
 */
import { join } from 'node:path';
import type { Page } from 'playwright';
import { type Language, languageEntry, languages } from '../../renderer/words/languages.ts';
import { wordsFor } from '../../renderer/words/words.ts';
import { seededRandom } from '../harness/randomness.ts';
import type { RunningKiosk } from '../harness/running-kiosk.ts';
import { assign, beginDelivery, expect, finishDelivery, openHome, test } from './kiosk.ts';
import { isSound } from './sound-screen.ts';

export interface Asked {
  readonly language: Language;
  readonly scale: 1 | 2;
  readonly isLow: boolean;
}

/** At the screen that is open, by its name here. */
export type Look = (screen: string) => Promise<void>;

type Walk = (page: Page, kiosk: RunningKiosk, asked: Asked, look: Look) => Promise<void>;

const PORTRAIT = { width: 1080, height: 1920 };
const LANDSCAPE = { width: 1280, height: 800 };
const LABELS = ['1Z5R89390357567127', '1Z5R89396827367128'];

const seed = Number(process.env.PACKROOM_SEED ?? Date.now() % 2 ** 31);
const [one, other] = drawn(seed);

const LOOKS = [
  ['the one language, upright, letters as they are', () => one, PORTRAIT, 1, false],
  ['the other, on its side, letters twice as large', () => other, LANDSCAPE, 2, false],
  ['the one, low, letters twice as large', () => one, PORTRAIT, 2, true],
] as const;

/** What cannot be pressed by then is not there. */
const PRESS_MS = 20_000;

/** A test for each of the three. */
export function forEverybody(walk: Walk): void {
  test.use({ actionTimeout: PRESS_MS });
  for (const [title, language, viewport, scale, isLow] of LOOKS) {
    test(title, async ({ page, kiosk }) => {
      test.setTimeout(300_000);
      const code = language();
      console.log(`${title}: ${code} (PACKROOM_SEED=${seed})`);
      await page.setViewportSize(viewport);
      await openHome(page, kiosk);
      const shots = process.env.PACKROOM_SHOTS;
      await walk(page, kiosk, { language: code, scale, isLow }, async (screen) => {
        const name = `${code}-${viewport.width}-${scale}-${isLow}-${screen.replaceAll(/\W+/g, '-')}.png`;
        if (shots !== undefined) await page.screenshot({ path: join(shots, name) });
        await isSound(page, screen);
      });
    });
  }
}

/** So many packages for 4B, brought by a courier who reads English. Gives their room codes. */
export async function bring(page: Page, kiosk: RunningKiosk, count: 1 | 2): Promise<readonly string[]> {
  await beginDelivery(page, kiosk);
  const codes: string[] = [];
  for (const text of LABELS.slice(0, count)) {
    await kiosk.act('scanner', 'scan', { text });
    codes.push(await assign(page, '4B'));
  }
  await finishDelivery(page);
  return codes;
}

/** At home, as whoever comes next finds it: in the property's language, and whole. */
export async function askFor(page: Page, { language, scale, isLow }: Asked): Promise<void> {
  const english = wordsFor('en');
  await expect(page.getByRole('heading', { name: english.home.title, level: 1 })).toBeVisible();
  if (isLow) await page.getByRole('button', { name: new RegExp(`^${english.common.lower}.*sit`) }).click();
  if (language !== 'en') {
    await page.getByRole('button', { name: /^Language/ }).click();
    await page.getByRole('button', { name: languageEntry(language).name }).click();
  }
  await page.evaluate(
    (percent) => {
      document.documentElement.style.fontSize = percent;
    },
    `${100 * scale}%`,
  );
}

/** A code in a sentence that runs the other way has marks around it that nobody sees; a space that binds is a space. */
function whateverWay(name: string): RegExp {
  const marks = '[\\u2066-\\u2069]*';
  const bare = [...name.replaceAll(/[\u2066-\u2069]/g, '')];
  const letters = bare.map((letter) => letter.replace(/[.*+?^${}()|[\]\\]/, '\\$&').replace(/\s/, '\\s'));
  return new RegExp(`^${marks}${letters.join(marks)}${marks}$`);
}

export function hand(page: Page) {
  return {
    button: (name: string | RegExp) => page.getByRole('button', { name }).first(),
    heading: (name: string) =>
      expect(page.getByRole('heading', { name: whateverWay(name), level: 1 })).toBeVisible(),
    type: async (text: string) => {
      for (const character of text) await page.getByRole('button', { name: character, exact: true }).click();
    },
  };
}

function drawn(from: number): readonly [Language, Language] {
  const [first = 0, second = 0] = seededRandom(from)(2);
  const code = (at: number) => languages[at % languages.length]?.code ?? 'en';
  const next = first + 1 + (second % (languages.length - 1));
  return [code(first), code(next)];
}
