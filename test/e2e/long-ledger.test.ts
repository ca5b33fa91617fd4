/** A kiosk that has lived for long: its database is lost, and nobody waits while it lives its life again. */
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type LaunchOptions, type Page } from 'playwright';
import { openJournal } from '../../main/host/journal.ts';
import { nodeFiles } from '../../main/host/storage/files.ts';
import { StreamId } from '../../shared/domain/ids.ts';
import { chained, collected, received } from '../harness/drafts.ts';
import { removeFolder } from '../harness/remove-folder.ts';
import { startKiosk } from '../harness/running-kiosk.ts';
import { expect, openHome, signIn, test } from './kiosk.ts';

const PACKAGES = 1_600;
const COLLECTED = 1_500;

test('a lost database comes back from the snapshot, and old events follow while the kiosk is in use', async ({
  launchOptions,
}) => {
  test.setTimeout(180_000);
  const born = await startKiosk();
  await inNewBrowser(launchOptions, async (page) => openHome(page, born));
  await born.kill();
  await live(born.data);

  const kiosk = await startKiosk({ data: born.data });
  await inNewBrowser(launchOptions, async (page) => {
    await page.goto(kiosk.address);
    await expect(page.getByRole('heading', { name: 'Welcome' })).toBeVisible({ timeout: 60_000 });
    await expect.poll(() => endsOfSnapshots(kiosk.data), { timeout: 60_000 }).toBe(1);
  });

  await inNewBrowser(launchOptions, async (page) => {
    await openHome(page, kiosk);
    await signIn(page, kiosk);
    await expect(page.getByRole('main')).toContainText(String(PACKAGES - COLLECTED));
    const { first, last, mark } = await heldBy(page);
    expect(last).toBeGreaterThan(PACKAGES + COLLECTED);
    expect(mark).toBeGreaterThan(PACKAGES);
    expect(first).toBeLessThanOrEqual(mark);
    await expect.poll(async () => (await heldBy(page)).first).toBe(1);
    expect((await heldBy(page)).count).toBe((await heldBy(page)).last);
  });
  // Had it gone through the journal instead, it would have had to begin a snapshot anew.
  expect(await endsOfSnapshots(kiosk.data)).toBe(1);
  await kiosk.stop();
});

async function inNewBrowser(options: LaunchOptions, work: (page: Page) => Promise<void>): Promise<void> {
  const profile = await mkdtemp(join(tmpdir(), 'packroom-profile-'));
  const context: BrowserContext = await chromium.launchPersistentContext(profile, {
    ...options,
    viewport: { width: 1080, height: 1920 },
  });
  await work(await context.newPage());
  await context.close();
  await removeFolder(profile);
}

/** Puts months of packages into the journal of a kiosk that is not running. */
async function live(data: string): Promise<void> {
  const { stream } = JSON.parse(await readFile(join(data, 'kiosk.json'), 'utf8')) as { stream: string };
  const journal = await openJournal({
    files: nodeFiles,
    folder: join(data, 'journal'),
    stream: StreamId.parse(stream),
  });
  if (!journal.ok) throw new Error(journal.error);
  const drafts = [
    ...Array.from({ length: PACKAGES }, (_, n) => received(n + 1)),
    ...Array.from({ length: COLLECTED }, (_, n) => collected(n + 1)),
  ];
  const kept = await journal.value.append(chained(drafts, journal.value.head(), Date.now() - 86_400_000));
  if (!kept.ok) throw new Error(kept.error);
  await journal.value.close();
}

async function endsOfSnapshots(data: string): Promise<number> {
  const folder = join(data, 'snapshot');
  const names = await readdir(folder);
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return texts.join('').split('{"end":').length - 1;
}

/** What the page's database holds: its first and last event, how many, and how far its snapshot reaches. */
function heldBy(page: Page): Promise<{ first: number; last: number; count: number; mark: number }> {
  return page.evaluate(async () => {
    const ended = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const [{ name = '' } = {}] = await indexedDB.databases();
    const database = await ended(indexedDB.open(name));
    const looking = database.transaction(['events', 'marks']);
    const keys = await ended(looking.objectStore('events').getAllKeys());
    const mark = await ended(looking.objectStore('marks').get('snapshot'));
    database.close();
    return { first: Number(keys[0]), last: Number(keys.at(-1)), count: keys.length, mark: mark?.seq ?? 0 };
  });
}
