/** A manager brings the office's list on a stick: what is wrong is told by line, and who is new can be given a parcel. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { assign, beginDelivery, expect, finishDelivery, openHome, signIn, test } from './kiosk.ts';
import { isSound } from './sound-screen.ts';

test('a list with a problem changes nothing; mended, it is in force for the next parcel', async ({
  page,
  kiosk,
}) => {
  const stick = join(kiosk.data, 'usb-stick');
  mkdirSync(stick, { recursive: true });
  const put = (text: string) => writeFileSync(join(stick, 'residents.csv'), text, 'latin1');
  // As the spreadsheets of offices write it; everybody else of the demonstration has moved away.
  put('Apt;Tenant;Parking\r\n99Z;Zo\u00eb P\u00e9rez;12\r\n;Nobody Knows Where;\r\n');
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const heading = (name: string) => page.getByRole('heading', { name, level: 1 });

  await openHome(page, kiosk);
  await signIn(page, kiosk);
  await button('Residents’ list').click();
  await expect(heading('Where is the list?')).toBeVisible();
  await kiosk.act('stick', 'plug');
  await button(/^USB stick/).click();
  await isSound(page, 'which file');
  await button('residents.csv').click();

  await expect(heading('1 line cannot be taken in')).toBeVisible();
  await expect(page.getByText('Line 3 · unit')).toBeVisible();
  await expect(page.getByText('The unit is missing.')).toBeVisible();
  await expect(button('Take it in')).toHaveCount(0);
  await isSound(page, 'problems');

  put('Apt;Tenant;Parking\r\n99Z;Zo\u00eb P\u00e9rez;12\r\n');
  await button('Back').click();
  await button('residents.csv').click();
  await expect(heading('What this list would change')).toBeVisible();
  await expect(page.getByText('Read as WINDOWS-1252, with semicolons between.')).toBeVisible();
  await expect(page.getByText('These columns are left alone: Parking.')).toBeVisible();
  await isSound(page, 'changes');
  await button('Take it in').click();
  await expect(heading('Is this the whole list?')).toBeVisible();
  await isSound(page, 'whole');
  await button('Yes: they have all moved away').click();
  await isSound(page, 'gone');
  await button('Staff forward them').click();
  await expect(heading('The list is in force')).toBeVisible();
  await isSound(page, 'in force');
  const beginsAnew = page.waitForEvent('load');
  await button('Sign out').click();
  await beginsAnew;

  await expect(heading('Welcome')).toBeVisible();
  await beginDelivery(page, kiosk);
  await kiosk.act('scanner', 'scan', { text: '1Z5R89390357567127', aim: ']C0' });
  await assign(page, '99Z');
  await finishDelivery(page);
});
