/**
 * Every screen of a delivery, upright and on its side, in English, Arabic and (longest) French, with letters as they are and twice as
 * large: axe finds nothing, nothing sticks out, and no word is cut off. And a whole delivery by keyboard alone.
 */
import type { Page } from 'playwright';
import { type Language, languageEntry } from '../../renderer/words/languages.ts';
import { wordsFor } from '../../renderer/words/words.ts';
import type { RunningKiosk } from '../harness/running-kiosk.ts';
import { holdCamera, watchCourier } from './courier-watch.ts';
import { expect, openHome, test } from './kiosk.ts';
import { isSound } from './sound-screen.ts';

const PORTRAIT = { width: 1080, height: 1920 };
const LANDSCAPE = { width: 1280, height: 800 };

const LOOKS = [
  ['en', PORTRAIT, 1],
  ['ar', LANDSCAPE, 1],
  ['fr', LANDSCAPE, 2],
  ['ar', PORTRAIT, 2],
] as const;

for (const [language, viewport, scale] of LOOKS) {
  test(`${language}, ${viewport.width} by ${viewport.height}, letters ${100 * scale} %`, async ({
    page,
    kiosk,
  }) => {
    test.setTimeout(120_000);
    await page.setViewportSize(viewport);
    await watchCourier(page);
    await holdCamera(page);
    await openHome(page, kiosk);
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
    await walk(page, kiosk, language, async (screen) => {
      const shots = process.env.PACKROOM_SHOTS;
      if (shots !== undefined)
        await page.screenshot({ path: `${shots}/${language}-${viewport.width}-${scale}-${screen}.png` });
      await isSound(page, screen);
    });
  });
}

/** Goes through a delivery as a courier does who makes every mistake once; `look` is called at each screen. */
async function walk(
  page: Page,
  kiosk: RunningKiosk,
  language: Language,
  look: (screen: string) => Promise<void>,
): Promise<void> {
  const { intake, common, home, place, coach } = wordsFor(language);
  const button = (name: string | RegExp) => page.getByRole('button', { name }).first();
  const heading = (name: string) => expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
  const type = async (text: string) => {
    for (const character of text) await page.getByRole('button', { name: character, exact: true }).click();
  };
  const scan = (text: string) => kiosk.act('scanner', 'scan', { text });

  await look('home');
  await button(new RegExp(`^${home.deliver}`)).click();
  await look('code');
  await type('000000');
  await button(common.continue).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await look('code-wrong');
  await type((await kiosk.room()).couriers[0]?.code ?? '');
  await button(common.continue).click();
  await heading(intake.scanFirstTitle);
  await expect(page.locator('video')).toBeVisible();
  await look('ready');
  await button(coach.offer).click();
  await look('coach');
  await button(coach.leave).click();
  await button(intake.scanByHand).click();
  await expect(button('Q')).toBeVisible();
  await look('type-number');
  await button(common.back).click();
  await scan('LOCALPOST77');
  await heading(intake.unitTitle);
  await look('unit');
  await type('99');
  await button(common.continue).click();
  await expect(page.getByText(intake.unitUnknown('99'))).toBeVisible();
  await look('unit-unknown');
  await button(intake.findByName).click();
  await type('SI');
  await expect(page.getByRole('list', { name: intake.nameFound })).toBeVisible();
  await look('name');
  await button(common.back).click();
  await type('4B');
  await heading(intake.personTitle);
  await look('person');
  await page.getByRole('list', { name: intake.personLabel }).getByRole('button').first().click();
  await heading(intake.placeTitle);
  await expect(page.getByText(intake.labelPrinted)).toBeVisible({ timeout: 15_000 });
  await look('placing');
  await button(place.elsewhere).click();
  await look('elsewhere');
  await button(common.back).click();
  await button(intake.undo).click();
  await look('undo');
  await button(intake.undoBack).click();
  await scan('1Z5R89390357567127');
  await heading(intake.unitTitle);
  await look('unit-again');
  await button(common.back).click();
  await button(intake.thatWasAll).click();
  await look('summary');
  await button(intake.allInPlace).click();
  await heading(intake.goodbyeTitle);
  await look('goodbye');
}

test('a whole delivery by keyboard alone', async ({ page, kiosk }) => {
  await openHome(page, kiosk);
  const { couriers } = await kiosk.room();
  const press = async (name: string | RegExp) => {
    const button = page.getByRole('button', { name }).first();
    await expect(button).toBeVisible();
    for (let n = 0; n < 80; n++) {
      if (await button.evaluate((element) => element === document.activeElement)) break;
      await page.keyboard.press('Tab');
    }
    await expect(button).toBeFocused();
    await page.keyboard.press('Enter');
  };
  await press(/^Deliver/);
  await page.keyboard.type(couriers[0]?.code ?? '', { delay: 120 });
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Scan a label' })).toBeVisible();
  await kiosk.act('scanner', 'scan', { text: '1Z5R89390357567127' });
  await expect(page.getByRole('heading', { name: 'Which unit is it for?' })).toBeVisible();
  await press('Heavy');
  await page.keyboard.type('4B', { delay: 120 });
  await press('Continue');
  await expect(page.getByRole('heading', { name: 'Who is it for?' })).toBeVisible();
  await press('Somebody else in this unit');
  await expect(page.getByRole('heading', { name: 'Stick on the room label' })).toBeVisible();
  await press('It is there');
  await press('That was all');
  await press('Yes, all in place');
  await expect(page.getByRole('heading', { name: 'Thank you' })).toBeVisible();
});
