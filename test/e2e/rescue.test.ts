/** What was left without a scan: staff are told, take it in as a courier would, and the task is done with it. */
import { assign, beginDelivery, expect, openHome, signIn, tapUnit, test } from './kiosk.ts';
import { isSound } from './sound-screen.ts';

test('a courier brings more than they scan; staff take in five parcels and come back to the board', async ({
  page,
  kiosk,
}) => {
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const heading = (name: string) => page.getByRole('heading', { name, level: 1 });
  const scan = (n: number) => kiosk.act('scanner', 'scan', { text: `RESCUED-${n}-PARCEL`, aim: ']C0' });

  await openHome(page, kiosk);
  await beginDelivery(page, kiosk);
  await button('That was all').click();
  await button('One more').click();
  await button('Leave 1 for staff').click();
  await expect(heading('Thank you')).toBeVisible();
  await button('Done').click();

  await signIn(page, kiosk);
  await button('See to it: Packages left without a scan').click();
  await expect(heading('Packages left without a scan')).toBeVisible();
  await expect(page.getByRole('list', { name: 'The delivery it is about' })).toContainText(/Scanned\s*0/);
  await isSound(page, 'task');
  await button('Take packages in').click();
  await expect(page.getByText('You are taking in what was left without a scan')).toBeVisible();
  await isSound(page, 'rescue');
  for (let n = 1; n <= 5; n++) {
    await scan(n);
    if (n === 1) await assign(page, '4B');
    else {
      await expect(heading('Which unit is it for?')).toBeVisible();
      await tapUnit(page, '4B');
      await page.getByRole('list', { name: 'People in this unit' }).getByRole('button').first().click();
      await expect(heading('Stick on the room label')).toBeVisible();
    }
  }
  await button('That was all').click();
  await button('Yes, all in place').click();
  await expect(heading('Today')).toBeVisible();
  await expect(page.getByText('Packages left without a scan')).toHaveCount(0);
});

test('staff say how a task ended that nothing else settles, and what an alarm came from', async ({
  page,
  kiosk,
}) => {
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  await openHome(page, kiosk);
  await beginDelivery(page, kiosk);
  await button('That was all').click();
  await button('One more').click();
  await button('Leave 1 for staff').click();
  await button('Done').click();
  // Long after anybody was let in.
  await kiosk.act('door', 'force');

  await signIn(page, kiosk);
  await button('See to it: Packages left without a scan').click();
  await button('I looked: nothing is wrong').click();
  await expect(button('See to it: Packages left without a scan')).toHaveCount(0);
  await button('I have seen to it').click();
  await isSound(page, 'alarm');
  await button('Staff came in with a key').click();
  await expect(button('I have seen to it')).toHaveCount(0);
});
