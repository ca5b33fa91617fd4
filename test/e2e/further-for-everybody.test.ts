/**
 * What lies behind the first screens of a pickup and of the board, each as `for-everybody.ts` looks at it: passes that open
 * nothing, what is told of a package, who comes back, an alarm, passes and PINs that staff give out, a package's page.
 */
import type { Page } from 'playwright';
import { wordsFor } from '../../renderer/words/words.ts';
import type { RunningKiosk } from '../harness/running-kiosk.ts';
import { type Asked, askFor, bring, forEverybody, hand, type Look } from './for-everybody.ts';
import { expect, pinOf } from './kiosk.ts';

const NOBODYS = 'K9-9999';

forEverybody(async (page, kiosk, asked, look) => {
  await bring(page, kiosk, 2);
  await comeWithAPass(page, kiosk, asked, look);
  await comeBack(page, kiosk, asked, look);
  await askFor(page, asked);
  await signIn(page, kiosk, asked);
  await givePass(page, asked, look);
  await givePin(page, asked, look);
  await openPackage(page, asked, look);
  await packIncident(page, asked, look);
  await makePosters(page, asked, look);
  await answerAlarm(page, kiosk, asked, look);
});

const scan = (kiosk: RunningKiosk, text: string) => kiosk.act('scanner', 'scan', { text, aim: ']Q1' });

async function comeWithAPass(page: Page, kiosk: RunningKiosk, asked: Asked, look: Look): Promise<void> {
  const { pass, pickup, shelf, home, common } = wordsFor(asked.language);
  const { button, heading } = hand(page);
  const good = (await kiosk.room()).passes['4B'] ?? '';
  await askFor(page, asked);
  await button(new RegExp(`^${home.pickup}`)).click();
  await button(pass.have).click();
  await heading(pass.title);
  await look('show a pass');
  await scan(kiosk, good.slice(0, -40));
  await heading(pass.refusedTitle);
  await look('a pass refused');
  await scan(kiosk, good);
  await heading(pickup.packagesTitle(2));
  await look('two packages');
  await button(new RegExp(`^${shelf.somethingWrong}`)).click();
  await button(shelf.doubt('damaged')).click();
  await heading(pickup.packagesTitle(2));
  await look('told that it is damaged');
  await button(new RegExp(`^${shelf.keepLonger}`)).click();
  await button(shelf.hold(7)).click();
  await heading(pickup.packagesTitle(2));
  await look('kept for a week');
  // A scan while the week is still being written down is not heard: nobody is quicker than their own tap.
  await expect(async () => {
    await scan(kiosk, NOBODYS);
    await expect(page.getByText(pickup.notYours)).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 30_000 });
  await look('not theirs');
  for (const left of [1, 0]) {
    await button(new RegExp(`^${pickup.take}`)).click();
    if (left > 0) await look('one of two taken');
  }
  await heading(pickup.goodbyeTitle);
  await look('goodbye with packages');
  await button(common.done).click();
}

async function comeBack(page: Page, kiosk: RunningKiosk, asked: Asked, look: Look): Promise<void> {
  const { pickup, shelf, home, common } = wordsFor(asked.language);
  const { button, heading, type } = hand(page);
  await askFor(page, asked);
  await button(new RegExp(`^${home.pickup}`)).click();
  await type('4B');
  await button(common.continue).click();
  await type(await pinOf(kiosk, '4B'));
  await button(common.continue).click();
  await heading(shelf.backAgainTitle);
  await look('back again');
  await expect.poll(async () => (await kiosk.room()).strike.relay, 'the hold before is over').toBe('off');
  await button(shelf.openDoor).click();
  await expect(page.getByText(pickup.doorOpen)).toBeVisible();
  await look('back again, the door open');
  await button(pickup.doneForNow).click();
  await button(common.done).click();
}

async function signIn(page: Page, kiosk: RunningKiosk, { language }: Asked): Promise<void> {
  const { staff, home, common } = wordsFor(language);
  const { button, heading, type } = hand(page);
  await button(home.staff).click();
  await type((await kiosk.room()).staffPin);
  await button(common.continue).click();
  await heading(staff.boardTitle);
}

async function answerAlarm(page: Page, kiosk: RunningKiosk, { language }: Asked, look: Look): Promise<void> {
  const { setUp, staff } = wordsFor(language);
  const { button, heading } = hand(page);
  await heading(staff.boardTitle);
  // Whoever was let in may open the door for a while yet: that is no alarm.
  await expect(async () => {
    await kiosk.act('door', 'close');
    await kiosk.act('door', 'force');
    await expect(button(setUp.seenTo)).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 60_000 });
  await look('an alarm on the board');
  await kiosk.act('door', 'close');
  await button(setUp.seenTo).click();
  await expect(button(setUp.seenTo)).toHaveCount(0);
}

async function givePass(page: Page, { language }: Asked, look: Look): Promise<void> {
  const { passes, pins, staff, common } = wordsFor(language);
  const { button, heading, type } = hand(page);
  await button(passes.section).click();
  await type('4B');
  await button(common.continue).click();
  await heading(passes.title(common.unit('4B')));
  await look('passes of a unit');
  await button(passes.make).click();
  await heading(passes.forWhomTitle);
  await look('a pass for whom');
  await button(passes.holder('delegate')).click();
  await heading(passes.packagesTitle);
  await look('a pass for what');
  await button(passes.all).click();
  await heading(passes.howLongTitle);
  await look('a pass for how long');
  await button(passes.hours(12)).click();
  await heading(pins.identityTitle);
  await look('a pass, and who asks');
  await button(pins.identity('known-to-staff')).click();
  await heading(passes.shownTitle(common.unit('4B')));
  await look('a pass is shown');
  await button(passes.photographed).click();
  await heading(passes.title(common.unit('4B')));
  await look('a pass in the list');
  await button(new RegExp(`^${passes.end}`)).click();
  await heading(passes.whyTitle);
  await look('why a pass ends');
  await button(passes.why('asked')).click();
  await expect(page.getByText(passes.note('ended'))).toBeVisible();
  await look('a pass is ended');
  await button(common.back).click();
  await button(common.back).click();
  await heading(staff.boardTitle);
}

async function givePin(page: Page, { language }: Asked, look: Look): Promise<void> {
  const { pins, staff, common } = wordsFor(language);
  const { button, heading, type } = hand(page);
  await button(pins.section).click();
  await button(pins.otherUnit).click();
  await heading(pins.unitTitle);
  await look('a PIN for which unit');
  await type('5A');
  await button(common.continue).click();
  await heading(pins.whyTitle);
  await look('why a PIN');
  await button(pins.why('forgotten')).click();
  await heading(pins.identityTitle);
  await look('a PIN, and who asks');
  await button(pins.identity('document-seen')).click();
  await heading(pins.shownTitle(common.unit('5A')));
  await look('a PIN is shown');
  await button(pins.handedOver).click();
  await button(staff.backToBoard).click();
  await heading(staff.boardTitle);
}

/** Found by its unit among what has left, and by every button of its page. */
async function openPackage(page: Page, { language }: Asked, look: Look): Promise<void> {
  const { packages, staff, common } = wordsFor(language);
  const { button, heading, type } = hand(page);
  await button(packages.search).click();
  await type('4B');
  const found = page.getByRole('list', { name: packages.foundLabel }).getByRole('button');
  await expect(found).toHaveCount(2);
  await look('packages found');
  const code = (await found.first().locator('.package-result__code').textContent()) ?? '';
  await found.first().click();
  await heading(packages.pageTitle(code));
  await look('the page of a package');
  const actions = page.locator('.package-life__actions button');
  for (let n = 0; n < (await actions.count()); n++) {
    const name = (await actions.nth(n).textContent()) ?? '';
    await actions.nth(n).click();
    await look(`${name} (${n})`);
    await button(common.back).click();
    await heading(packages.pageTitle(code));
  }
  await button(common.back).click();
  await button(staff.backToBoard).click();
}

async function packIncident(page: Page, { language }: Asked, look: Look): Promise<void> {
  const { incident, copy, staff } = wordsFor(language);
  const { button, heading } = hand(page);
  await button(incident.section).click();
  await heading(incident.whenTitle);
  await look('a pack about what time');
  await button(incident.span('last-7-days')).click();
  await heading(incident.whatTitle);
  await look('a pack about what');
  await button(incident.kind('other')).click();
  await heading(copy.whereTitle);
  await look('a pack to where');
  await button(new RegExp(`^${copy.kiosk}`)).click();
  await heading(incident.packedTitle);
  await look('a pack is done');
  await button(staff.backToBoard).click();
  await heading(staff.boardTitle);
}

async function makePosters(page: Page, { language }: Asked, look: Look): Promise<void> {
  const { posters, copy, staff, common } = wordsFor(language);
  const { button, heading } = hand(page);
  await button(posters.section).click();
  await heading(posters.title);
  await look('posters in which languages');
  await button(common.continue).click();
  await heading(copy.whereTitle);
  await button(new RegExp(`^${copy.kiosk}`)).click();
  await heading(posters.madeTitle);
  await look('posters are made');
  await button(staff.backToBoard).click();
  await heading(staff.boardTitle);
}
