/** Staff: the board tells the day, and a count of the room finds what is missing. */
import { verifyExport } from '../harness/exported-copy.ts';
import { assign, beginDelivery, expect, finishDelivery, openHome, signIn, test } from './kiosk.ts';

test('a count of the room finds what is there and what is missing', async ({ page, kiosk }) => {
  await openHome(page, kiosk);
  await beginDelivery(page, kiosk);
  await kiosk.act('scanner', 'scan', { text: '1Z5R89390357567127' });
  const here = await assign(page, '4B');
  await kiosk.act('scanner', 'scan', { text: '9400111202555842332669' });
  const gone = await assign(page, '5A');
  await finishDelivery(page);

  await signIn(page, kiosk);
  await page.getByRole('button', { name: 'Count the room' }).click();
  await expect(page.getByRole('heading', { name: 'Scan every room label' })).toBeVisible();
  await expect(page.getByText(gone)).toHaveCount(0);
  await kiosk.act('scanner', 'scan', { text: here });
  await expect(page.getByText(`${here} is here`)).toBeVisible();
  await kiosk.act('scanner', 'scan', { text: here });
  await expect(page.getByText(`${here} was already scanned`)).toBeVisible();
  await page.getByRole('button', { name: 'I have scanned everything' }).click();
  await expect(page.getByRole('row', { name: new RegExp(gone) })).toBeVisible();
  await expect(page.getByRole('row', { name: new RegExp(here) })).toHaveCount(0);
  await page.getByRole('button', { name: 'Back to today' }).click();
  await expect(page.getByRole('list', { name: 'To do' }).getByText('A missing package')).toBeVisible();
});

test('a copy of the records is taken, and the stand-alone verifier calls it intact', async ({
  page,
  kiosk,
}) => {
  await openHome(page, kiosk);
  await beginDelivery(page, kiosk);
  await kiosk.act('scanner', 'scan', { text: '1Z5R89390357567127' });
  await assign(page, '4B');
  await finishDelivery(page);
  await signIn(page, kiosk);
  const records = page.getByRole('list', { name: 'Records' });
  const fingerprint = await records.getByText(/^([0-9a-f]{4} ?){8}$/i).textContent();
  await records.getByRole('button', { name: 'Take a copy' }).click();
  const file = await page.getByText(/ledger-kiosk-.*\.jsonl$/).textContent();
  expect(await verifyExport(file ?? '')).toEqual({ intact: true, fingerprint });
});
