/** Languages, silence, keyboards and screen readers. */
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
  tapIn,
  tapUnit,
  test,
} from './kiosk.ts';

test('the language is chosen first, turns the page round, and is forgotten with the visit', async ({
  page,
  kiosk,
}) => {
  await openHome(page, kiosk);
  await page.getByRole('button', { name: /^Language/ }).click();
  await page.getByRole('button', { name: 'العربية' }).click();
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(page.getByRole('heading', { name: 'Welcome' })).toHaveCount(0);
  await page.getByRole('main').getByRole('button').first().click();
  await page.getByRole('contentinfo').getByRole('button').first().click();
  await expect(page.locator('html')).toHaveAttribute('dir', 'ltr');
  await expect(page.getByRole('heading', { name: 'Welcome' })).toBeVisible();
});

test('silence is warned of, can be broken, and ends at home', async ({ page, kiosk }) => {
  await page.clock.install();
  await openHome(page, kiosk);
  await page.getByRole('button', { name: /^Pick up/ }).click();
  await page.clock.runFor(60_000);
  const warning = page.getByRole('alertdialog', { name: 'Are you still there?' });
  await expect(warning).toBeVisible();
  await warning.getByRole('button', { name: 'Yes, I am here' }).click();
  await expect(warning).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'What is your unit?' })).toBeVisible();
  await page.clock.runFor(60_000);
  await expect(warning).toBeVisible();
  await page.clock.runFor(20_000);
  await expect(page.getByRole('heading', { name: 'Welcome' })).toBeVisible();
});

test('a whole pickup by keyboard alone', async ({ page, kiosk }) => {
  await openHome(page, kiosk);
  await beginDelivery(page, kiosk);
  await kiosk.act('scanner', 'scan', { text: '1Z5R89390357567127' });
  const code = await assign(page, '4B');
  await finishDelivery(page);
  const press = async (name: string) => {
    const button = page.getByRole('button', { name });
    await expect(button.first()).toBeVisible();
    for (let n = 0; n < 60; n++) {
      if (await button.first().evaluate((element) => element === document.activeElement)) break;
      await page.keyboard.press('Tab');
    }
    await expect(button.first()).toBeFocused();
    await page.keyboard.press('Enter');
  };
  await press('Pick up');
  await page.keyboard.type('4B', { delay: 120 });
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Enter your PIN' })).toBeVisible();
  await page.keyboard.type(await pinOf(kiosk, '4B'), { delay: 120 });
  await page.keyboard.press('Enter');
  await press(`I have this one: ${code}`);
  await expect(page.getByRole('heading', { name: 'Enjoy your package' })).toBeVisible();
});

test('axe finds nothing on any screen of the path', async ({ page, kiosk }) => {
  const clean = async (where: string) => {
    expect(await brokenRules(page, where)).toEqual([]);
  };
  await openHome(page, kiosk);
  await clean('home');
  await page.getByRole('button', { name: /^Deliver/ }).click();
  await clean('access code');
  await tapIn(page, (await kiosk.room()).couriers[0]?.code ?? '');
  await expect(page.getByRole('heading', { name: 'Scan a label' })).toBeVisible();
  await clean('scan');
  await kiosk.act('scanner', 'scan', { text: '1Z5R89390357567127' });
  await expect(page.getByRole('heading', { name: 'Which unit is it for?' })).toBeVisible();
  await clean('unit');
  await tapUnit(page, '4B');
  await clean('person');
  await page.getByRole('list', { name: 'People in this unit' }).getByRole('button').first().click();
  await expect(page.getByText('The room label is ready')).toBeVisible({ timeout: 15_000 });
  await clean('placing');
  await page.getByRole('button', { name: 'That was all' }).click();
  await clean('summary');
  await page.getByRole('button', { name: 'Yes, all in place' }).click();
  await expect(page.getByRole('heading', { name: 'Thank you' })).toBeVisible();
  await clean('goodbye');
  await page.getByRole('button', { name: 'Done' }).click();
  await beginPickup(page, '4B', await pinOf(kiosk, '4B'));
  await expect(page.getByRole('article')).toBeVisible();
  await clean('packages');
  await page.getByRole('button', { name: /^A problem/ }).click();
  await clean('something is wrong');
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByRole('button', { name: /^Keep it longer/ }).click();
  await clean('keep it longer');
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByRole('button', { name: 'I am done' }).click();
  await clean('did you take it');
  await page.getByRole('button', { name: 'No, it is still there' }).click();
  await clean('pickup goodbye');
  await page.getByRole('button', { name: 'Done' }).click();
  await signIn(page, kiosk);
  await clean('board');
});
