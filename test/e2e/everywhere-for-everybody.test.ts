/**
 * The pickup, what staff have, and the count of the room, each screen in two languages that are drawn anew for each
 * run: upright, on its side and low, at 100 % and 200 %. Staff's board is gone through by its own buttons, so that a
 * new screen behind one is looked at without being named here. To have the same languages again:
 * PACKROOM_SEED=<the printed number>.
 */
import { join } from 'node:path';
import type { Page } from 'playwright';
import { type Language, languageEntry, languages } from '../../renderer/words/languages.ts';
import { wordsFor } from '../../renderer/words/words.ts';
import { seededRandom } from '../harness/randomness.ts';
import type { RunningKiosk } from '../harness/running-kiosk.ts';
import { assign, beginDelivery, expect, finishDelivery, openHome, pinOf, test } from './kiosk.ts';
import { isSound } from './sound-screen.ts';

const PORTRAIT = { width: 1080, height: 1920 };
const LANDSCAPE = { width: 1280, height: 800 };

const seed = Number(process.env.PACKROOM_SEED ?? Date.now() % 2 ** 31);
const [one, other] = drawn(seed);

const LOOKS = [
  ['the one language, upright, letters as they are', () => one, PORTRAIT, 1, false],
  ['the other, on its side, letters twice as large', () => other, LANDSCAPE, 2, false],
  ['the one, low, letters twice as large', () => one, PORTRAIT, 2, true],
] as const;

for (const [title, language, viewport, scale, isLow] of LOOKS) {
  test(title, async ({ page, kiosk }) => {
    test.setTimeout(300_000);
    const code = language();
    console.log(`${title}: ${code} (PACKROOM_SEED=${seed})`);
    await page.setViewportSize(viewport);
    await openHome(page, kiosk);
    await beginDelivery(page, kiosk);
    await kiosk.act('scanner', 'scan', { text: '1Z5R89390357567127' });
    await assign(page, '4B');
    await finishDelivery(page);
    const asked: Asked = { language: code, scale, isLow };
    const shots = process.env.PACKROOM_SHOTS;
    const look = async (screen: string) => {
      if (shots !== undefined)
        await page.screenshot({
          path: join(shots, `${code}-${viewport.width}-${scale}-${isLow}-${screen}.png`),
        });
      await isSound(page, screen);
    };
    await pickUp(page, kiosk, asked, look);
    await workAsStaff(page, kiosk, asked, look);
  });
}

interface Asked {
  readonly language: Language;
  readonly scale: 1 | 2;
  readonly isLow: boolean;
}

type Look = (screen: string) => Promise<void>;

/** At home, as whoever comes next finds it: in the property's language, and whole. */
async function askFor(page: Page, { language, scale, isLow }: Asked): Promise<void> {
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

/** As somebody does who makes each mistake once. */
async function pickUp(page: Page, kiosk: RunningKiosk, asked: Asked, look: Look): Promise<void> {
  const { pickup, shelf, common, home, speech } = wordsFor(asked.language);
  const { button, heading, type } = hand(page);
  await askFor(page, asked);
  await button(speech.readAloud).click();
  await expect(button(speech.quiet)).toBeVisible();
  await look('home');
  const noVoice = page.getByRole('alertdialog', { name: speech.noVoice });
  await expect(noVoice).toBeVisible();
  await look('no voice');
  await noVoice.getByRole('button', { name: common.close }).click();
  await button(new RegExp(`^${home.pickup}`)).click();
  await heading(pickup.unitTitle);
  await look('unit');
  await button(pickup.noCode).click();
  await heading(pickup.noCodeTitle);
  await look('no-code');
  await button(common.back).click();
  await type('4B');
  await button(common.continue).click();
  await heading(pickup.pinTitle);
  await look('pin');
  const pin = await pinOf(kiosk, '4B');
  await type(pin === '111111' ? '222222' : '111111');
  await button(common.continue).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await look('pin-refused');
  await type(pin);
  await button(common.continue).click();
  await heading(pickup.packagesTitle(1));
  await look('packages');
  await button(new RegExp(`^${shelf.somethingWrong}`)).click();
  await look('something-wrong');
  await button(common.back).click();
  await button(new RegExp(`^${shelf.keepLonger}`)).click();
  await look('keep-longer');
  await button(common.back).click();
  await heading(pickup.packagesTitle(1));
  await button(pickup.doneForNow).click();
  await heading(shelf.askTitle(1));
  await look('asked');
  await button(shelf.stillThere(1)).click();
  await heading(pickup.closeDoor);
  await look('goodbye');
  await button(common.done).click();
}

async function workAsStaff(page: Page, kiosk: RunningKiosk, asked: Asked, look: Look): Promise<void> {
  const { staff, home, common } = wordsFor(asked.language);
  const { button, heading, type } = hand(page);
  await askFor(page, asked);
  await button(home.staff).click();
  await look('staff-pin');
  await type((await kiosk.room()).staffPin);
  await button(common.continue).click();
  await heading(staff.boardTitle);
  await look('board');
  await behindTheBoard(page, staff.boardTitle, look);
  await countTheRoom(page, asked.language, look);
  await button(staff.backToBoard).click();
  await button(staff.signOut).click();
}

/** Nothing is found, and a reason is given for what should have been. */
async function countTheRoom(page: Page, language: Language, look: Look): Promise<void> {
  const { staff, audit } = wordsFor(language);
  const { button, heading } = hand(page);
  await button(staff.startAudit).click();
  await heading(audit.zonesTitle);
  await look('zones');
  const zones = page.getByRole('list', { name: staff.zones }).getByRole('button');
  const count = await zones.count();
  for (let n = 0; n < count; n++) {
    await zones.nth(n).click();
    await button(staff.auditEverythingSeen).waitFor();
    if (n === 0) await look('counting');
    await button(staff.auditEverythingSeen).click();
    await button(audit.nextZone).waitFor();
    if (n === 0) await look('review');
    await button(audit.nextZone).click();
    await heading(audit.zonesTitle);
  }
  await button(audit.compare).click();
  await heading(audit.settleTitle);
  await look('settling');
  await page.getByRole('list', { name: staff.auditMissingList }).getByRole('button').first().click();
  await button(audit.closeAudit).click();
  await heading(staff.auditResultTitle);
  await look('count-outcome');
}

/** Presses each button of the board: looks at what opens, and comes back. */
async function behindTheBoard(page: Page, board: string, look: Look): Promise<void> {
  const doors = page.locator('.page__body button:enabled');
  const dialog = page.getByRole('dialog');
  const title = page.locator('h1');
  let opened = 0;
  for (let n = 0; n < (await doors.count()); n++) {
    const name = (await doors.nth(n).textContent()) ?? '';
    await doors.nth(n).click();
    // Until what was pressed is drawn.
    await page.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
    );
    if (await dialog.isVisible()) {
      await look(`${name} (${n})`);
      await page.keyboard.press('Escape');
      await expect(dialog).toHaveCount(0);
    } else if ((await title.textContent()) !== board) {
      opened++;
      await look(`${name} (${n})`);
      await page.locator('.page__actions button').first().click();
      await expect(title, `the way back from ${name}`).toHaveText(board);
    }
  }
  expect(opened, 'screens behind the board').toBeGreaterThan(3);
}

function hand(page: Page) {
  return {
    button: (name: string | RegExp) => page.getByRole('button', { name }).first(),
    heading: (name: string) => expect(page.getByRole('heading', { name, level: 1 })).toBeVisible(),
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
