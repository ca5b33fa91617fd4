/** Everything dies at once, and everything that was acknowledged is there afterwards. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type LaunchOptions, type Page } from 'playwright';
import { removeFolder } from '../harness/remove-folder.ts';
import { startKiosk } from '../harness/running-kiosk.ts';
import {
  assign,
  beginDelivery,
  beginPickup,
  expect,
  finishDelivery,
  openHome,
  pinOf,
  test,
} from './kiosk.ts';

const PORT = 7431;

async function openBrowser(
  profile: string,
  options: LaunchOptions,
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await chromium.launchPersistentContext(profile, {
    ...options,
    viewport: { width: 1080, height: 1920 },
  });
  return { context, page: await context.newPage() };
}

test('after a kill of host and browser every acknowledged package is there', async ({ launchOptions }) => {
  const profile = await mkdtemp(join(tmpdir(), 'packroom-profile-'));
  const first = await startKiosk({ port: PORT });
  const before = await openBrowser(profile, launchOptions);
  await openHome(before.page, first);
  await beginDelivery(before.page, first);
  await first.act('scanner', 'scan', { text: '1Z5R89390357567127', aim: ']C0' });
  const code = await assign(before.page, '4B');
  await first.kill();
  await before.context.close();

  const second = await startKiosk({ port: PORT, data: first.data });
  const after = await openBrowser(profile, launchOptions);
  await openHome(after.page, second);
  await beginPickup(after.page, '4B', await pinOf(second, '4B'));
  await expect(after.page.getByRole('article', { name: code })).toBeVisible();
  await after.context.close();
  await second.stop();
  await removeFolder(profile);
});

test('with its database gone the kiosk is rebuilt from the journal', async ({ launchOptions }) => {
  const profiles = await Promise.all([0, 1].map(() => mkdtemp(join(tmpdir(), 'packroom-profile-'))));
  const first = await startKiosk({ port: PORT + 1 });
  const before = await openBrowser(profiles[0] ?? '', launchOptions);
  await openHome(before.page, first);
  await beginDelivery(before.page, first);
  await first.act('scanner', 'scan', { text: '1Z5R89390357567127', aim: ']C0' });
  const code = await assign(before.page, '4B');
  await finishDelivery(before.page);
  await before.context.close();
  await first.kill();

  const second = await startKiosk({ port: PORT + 1, data: first.data });
  const after = await openBrowser(profiles[1] ?? '', launchOptions);
  await openHome(after.page, second);
  await beginPickup(after.page, '4B', await pinOf(second, '4B'));
  await expect(after.page.getByRole('article', { name: code })).toBeVisible();
  await after.context.close();
  await second.stop();
  await Promise.all(profiles.map((profile) => removeFolder(profile)));
});
