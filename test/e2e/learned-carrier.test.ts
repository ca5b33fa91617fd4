/** Numbers whose carrier no table tells: what couriers say of them, the kiosk offers first the next time. */
import type { Page } from '@playwright/test';
import type { RunningKiosk } from '../harness/running-kiosk.ts';
import { assign, expect, finishDelivery, openHome, tapIn, test } from './kiosk.ts';

const question = (page: Page) => page.getByRole('group', { name: 'Which carrier?' });

async function beginFor(page: Page, kiosk: RunningKiosk, carrier: string): Promise<void> {
  const { couriers } = await kiosk.room();
  await page.getByRole('button', { name: /^Deliver/ }).click();
  await tapIn(page, couriers.find((courier) => courier.carrier === carrier)?.code ?? '');
  await expect(page.getByRole('heading', { name: 'Scan a label' })).toBeVisible();
}

async function scanAndSay(page: Page, kiosk: RunningKiosk, text: string, carrier: string): Promise<void> {
  await kiosk.act('scanner', 'scan', { text, aim: ']C0' });
  await question(page).getByRole('button', { name: carrier }).click();
  await assign(page, '4B');
}

test('what two couriers said of three parcels is offered first to the next, and said by nobody but them', async ({
  page,
  kiosk,
}) => {
  await openHome(page, kiosk);
  await beginFor(page, kiosk, 'ups');
  await scanAndSay(page, kiosk, 'QKX0000000000001', 'UPS');
  await scanAndSay(page, kiosk, 'QKX0000000000002', 'UPS');
  await finishDelivery(page);
  await beginFor(page, kiosk, 'ups');
  await scanAndSay(page, kiosk, 'QKX0000000000003', 'UPS');
  await finishDelivery(page);

  await beginFor(page, kiosk, 'fedex');
  await kiosk.act('scanner', 'scan', { text: 'QKX0000000000004', aim: ']C0' });
  await expect(question(page).getByRole('button')).toHaveText(['UPS', 'FedEx']);
  for (const choice of await question(page).getByRole('button').all()) {
    await expect(choice).toHaveAttribute('aria-pressed', 'false');
  }
  await assign(page, '4B');
});
