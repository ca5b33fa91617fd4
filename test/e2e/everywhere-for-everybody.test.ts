/**
 * The pickup, what staff have, and the count of the room, each screen as `for-everybody.ts` looks at it. Staff's board is
 * gone through by its own buttons, so that a new screen behind one is looked at without being named here; what lies
 * further behind is in `further-for-everybody.test.ts`.
 */
import type { Page } from 'playwright';
import type { Language } from '../../renderer/words/languages.ts';
import { wordsFor } from '../../renderer/words/words.ts';
import type { RunningKiosk } from '../harness/running-kiosk.ts';
import { type Asked, askFor, bring, forEverybody, hand, type Look } from './for-everybody.ts';
import { expect, pinOf } from './kiosk.ts';

forEverybody(async (page, kiosk, asked, look) => {
  await bring(page, kiosk, 1);
  await pickUp(page, kiosk, asked, look);
  await workAsStaff(page, kiosk, asked, look);
});

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
  // A card of the board may say when the room was last counted.
  await page.getByRole('button', { name: staff.startAudit, exact: true }).click();
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
