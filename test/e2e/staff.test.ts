/** Staff: the board tells the day, and a count of the room finds what is missing. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { verifyExport } from '../harness/exported-copy.ts';
import { assign, beginDelivery, expect, finishDelivery, openHome, openPart, signIn, test } from './kiosk.ts';

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
  await openPart(page, 'Records and counts');
  const records = page.getByRole('list', { name: 'Records' });
  const fingerprint = await records.getByText(/^([0-9a-f]{4} ?){8}$/i).textContent();
  await page.getByRole('button', { name: 'Back to today' }).click();
  await takeCopy(page, 'Everything', 'Keep it on this kiosk');
  const file = await page.getByText(/ledger-kiosk-.*\.jsonl$/).textContent();
  expect(await verifyExport(file ?? '')).toEqual({ intact: true, fingerprint });
});

test('a stick shows up when it is plugged in, takes a copy with its verifier, and may be pulled out', async ({
  page,
  kiosk,
}) => {
  await openHome(page, kiosk);
  await signIn(page, kiosk);
  await page.getByRole('button', { name: 'Take a copy' }).click();
  await page.getByRole('button', { name: 'The last 7 days' }).click();
  await expect(page.getByText('For a USB stick, plug it in now')).toBeVisible();
  await kiosk.act('stick', 'plug');
  await page.getByRole('button', { name: /^USB stick/ }).click();
  await expect(page.getByText('You can pull the stick out now')).toBeVisible();
  const stick = join(kiosk.data, 'usb-stick');
  const [ledger = '', ...verifier] = readdirSync(stick);
  expect(verifier).toEqual(['packroom-verify.html', 'packroom-verify.mjs']);
  await expect(page.getByText(ledger, { exact: true })).toBeVisible();
  const checked = spawnSync(process.execPath, ['packroom-verify.mjs', ledger], {
    cwd: stick,
    encoding: 'utf8',
  });
  expect(checked.stdout).toContain(`${ledger}: intact: `);
  expect(checked.status).toBe(0);
});

async function takeCopy(page: Page, range: string, to: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Take a copy' }).click();
  await page.getByRole('button', { name: range }).click();
  await page.getByRole('button', { name: to }).click();
  await expect(page.getByRole('heading', { name: 'The copy is done' })).toBeVisible();
}

test('a courier who brought more than was scanned leaves a task for staff', async ({ page, kiosk }) => {
  await openHome(page, kiosk);
  await beginDelivery(page, kiosk);
  await page.getByRole('button', { name: 'That was all' }).click();
  await page.getByRole('button', { name: 'One more' }).click();
  await page.getByRole('button', { name: 'One more' }).click();
  await expect(page.getByText('2 packages were not scanned')).toBeVisible();
  await page.getByRole('button', { name: 'Leave 2 for staff' }).click();
  await expect(page.getByRole('heading', { name: 'Thank you' })).toBeVisible();
  await page.getByRole('button', { name: 'Done' }).click();
  await signIn(page, kiosk);
  await expect(page.getByText('Packages left without a scan')).toBeVisible();
});
