/** Staff find a package by anything, see its whole life, and do what is to be done about it. */
import type { Page } from '@playwright/test';
import type { RunningKiosk } from '../harness/running-kiosk.ts';
import { brokenRules } from './axe.ts';
import {
  assign,
  beginDelivery,
  beginPickup,
  expect,
  finishDelivery,
  openHome,
  pinOf,
  signIn,
  tapUnit,
  test,
} from './kiosk.ts';

const NUMBER = '1Z5R89390357567127';

/** One package for 4B in the room, staff signed in, and its page open. Gives its room code. */
async function openPage(page: Page, kiosk: RunningKiosk): Promise<string> {
  await openHome(page, kiosk);
  await beginDelivery(page, kiosk);
  await kiosk.act('scanner', 'scan', { text: NUMBER });
  const code = await assign(page, '4B');
  await finishDelivery(page);
  await signIn(page, kiosk);
  await kiosk.act('scanner', 'scan', { text: code });
  await expect(page.getByRole('heading', { name: `Package ${code}` })).toBeVisible();
  return code;
}

async function tap(page: Page, ...names: (string | RegExp)[]): Promise<void> {
  for (const name of names) await page.getByRole('button', { name }).first().click();
}

const life = (page: Page) => page.getByRole('list', { name: 'What happened to it' });
const note = (page: Page, text: string) => expect(page.getByText(text)).toBeVisible();

test('a package is found by its unit, the end of its number, its code, its carrier and a name, as it is typed', async ({
  page,
  kiosk,
}) => {
  await openHome(page, kiosk);
  await beginDelivery(page, kiosk);
  await kiosk.act('scanner', 'scan', { text: '9400111202555842332669' });
  await assign(page, '5A');
  await kiosk.act('scanner', 'scan', { text: NUMBER });
  const code = await assign(page, '1A');
  await finishDelivery(page);
  await signIn(page, kiosk);
  await tap(page, 'Find a package');
  const found = page.getByRole('list', { name: 'Packages that fit' }).getByRole('button');
  const type = async (text: string) => {
    for (const key of text) {
      const name = key === ' ' ? 'Space' : key;
      await page.getByRole('button', { name, exact: true }).click();
    }
  };
  const clear = async (length: number) => {
    for (let n = 0; n < length; n++) await page.getByRole('button', { name: 'Erase' }).click();
  };
  for (const text of ['1A', '7127', code.slice(-4), 'UPS', 'SMITH', '1A UPS']) {
    await type(text);
    await expect(found).toHaveCount(1);
    await expect(found).toContainText(code);
    await clear(text.length);
  }
  await type('4B');
  await expect(page.getByText('Nothing fits that.')).toBeVisible();
  await kiosk.act('scanner', 'scan', { text: NUMBER });
  await expect(page.getByRole('heading', { name: `Package ${code}` })).toBeVisible();
  await expect(life(page).getByRole('listitem').first()).toContainText('It came in');
  await tap(page, /^Back$/);
  await expect(page.getByLabel('What you look for')).toHaveText('4B');
});

test('it is moved by a tap, and its life says where, why and by whom', async ({ page, kiosk }) => {
  await openPage(page, kiosk);
  await tap(page, 'Move it', /^Shelf B/, 'No room there');
  await note(page, 'Recorded: it has moved');
  await expect(life(page).getByRole('listitem').last()).toContainText('It was moved');
  await expect(life(page).getByRole('listitem').last()).toContainText('Staff');
  await expect(life(page).getByRole('listitem').last()).toContainText('No room there');
});

test('it is for somebody else: their unit sees it, the other does not, and its label is printed again', async ({
  page,
  kiosk,
}) => {
  const code = await openPage(page, kiosk);
  await tap(page, 'It is for somebody else');
  await tapUnit(page, '5A');
  await page.getByRole('list', { name: 'People in this unit' }).getByRole('button').first().click();
  await tap(page, 'It came to the wrong unit');
  await note(page, 'it is for somebody else now');
  await tap(page, 'Print its label again', 'The label is out of date');
  await note(page, 'Its label is on its way to the printer');
  await expect(page.getByRole('list', { name: 'Its labels' }).getByText('Printed')).toHaveCount(2);
  await tap(page, 'Back to today', 'Sign out');
  await beginPickup(page, '5A', await pinOf(kiosk, '5A'));
  await expect(page.getByRole('article', { name: code })).toBeVisible();
});

test('it is held for a week, and the hold is ended', async ({ page, kiosk }) => {
  await openPage(page, kiosk);
  await tap(page, 'Hold it', /^7 days/, 'The resident asked');
  await note(page, 'Recorded: it is held');
  await tap(page, 'End the hold', 'It was a mistake');
  await note(page, 'Recorded: the hold has ended');
});

test('it is damaged, which is said once', async ({ page, kiosk }) => {
  await openPage(page, kiosk);
  await tap(page, 'It is damaged', 'It is wet');
  await note(page, 'Recorded: it is damaged');
  await expect(page.getByRole('button', { name: 'It is damaged' })).toHaveCount(0);
});

test('it is missing, which is a task that leads to it, until it is found', async ({ page, kiosk }) => {
  const code = await openPage(page, kiosk);
  await tap(page, 'It is missing', 'It is not where it should be');
  await tap(page, 'Back to today', `Package ${code}`);
  const tasks = page.getByRole('list', { name: 'What had to be done' });
  await expect(tasks.getByText('Still to do')).toBeVisible();
  await tap(page, 'It was found', 'It was in another place');
  await note(page, 'Recorded: it is back in the room');
  await expect(tasks.getByText('Done')).toBeVisible();
  await tap(page, 'Back to today');
  await expect(page.getByText('Nothing needs you. All is well.')).toBeVisible();
});

test('it goes back only after somebody was told', async ({ page, kiosk }) => {
  await openPage(page, kiosk);
  await tap(page, 'Send it back');
  await expect(page.getByRole('heading', { name: 'Nobody was told yet' })).toBeVisible();
  await tap(page, /^I told them myself/, 'Nobody collected it');
  await note(page, 'Recorded: it went back to its sender');
  await expect(page.getByRole('heading', { name: 'What you can do' })).toHaveCount(0);
});

test('it is sent on to who moved away', async ({ page, kiosk }) => {
  await openPage(page, kiosk);
  await tap(page, 'Send it on', 'They moved away');
  await note(page, 'Recorded: it was sent on');
});

test('it is given out to somebody whom staff know, and the door opens for them', async ({ page, kiosk }) => {
  await openPage(page, kiosk);
  await tap(page, 'Give it out', /^I saw a document/, 'They have no code');
  await note(page, 'Recorded: it is given out');
  await expect(life(page).getByRole('listitem').last()).toContainText('Staff gave it out');
  await tap(page, 'Open the door');
  await expect.poll(async () => (await kiosk.room()).strike.relay).toBe('on');
});

test('on paper its page has its life and nothing to touch', async ({ page, kiosk }) => {
  const code = await openPage(page, kiosk);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { name: `Package ${code}` })).toBeVisible();
  await expect(life(page)).toBeVisible();
  await expect(page.getByRole('button')).toHaveCount(0);
});

test('axe finds nothing where staff look for a package and do something about it', async ({
  page,
  kiosk,
}) => {
  const clean = async (where: string) => {
    expect(await brokenRules(page, where)).toEqual([]);
  };
  const code = await openPage(page, kiosk);
  await clean('its page');
  for (const name of ['Move it', 'Hold it', 'It is missing', 'Give it out', 'Send it back']) {
    await tap(page, name);
    await clean(name);
    await tap(page, 'Back');
  }
  await tap(page, 'Back to today', 'Find a package');
  for (const key of '4B') await page.getByRole('button', { name: key, exact: true }).click();
  await expect(page.getByRole('button', { name: new RegExp(code) })).toBeVisible();
  await clean('search');
  await tap(page, 'Lower');
  await clean('search, low');
  await tap(page, new RegExp(code));
  await expect(life(page)).toBeVisible();
  await clean('its page, low');
});
