/**
 * A courier with forty mixed parcels: hand scanner, a scanner that types, camera; one after another, bundles, a few that
 * are no trouble to anybody but the software. What came of it is asserted; how long it took is measured in the page and
 * reported, not asserted: this machine is shared.
 */

import type { Page } from 'playwright';
import { PNG } from 'pngjs';
import type { Picture } from '../../renderer/input/camera/picture.ts';
import { maskedName } from '../../shared/domain/person.ts';
import { checkDigit } from '../../shared/tracking/check-digits.ts';
import { addressedLabel } from '../harness/labels/addressed.ts';
import { MODULE_PIXELS, pictureOfLabel, pictureOfSymbol } from '../harness/labels/picture-of.ts';
import { shoot } from '../harness/labels/shoot.ts';
import type { RunningKiosk } from '../harness/running-kiosk.ts';
import { type Happening, happeningsOf, holdCamera, watchCourier } from './courier-watch.ts';
import { beginDelivery, expect, openHome, tapUnit, test } from './kiosk.ts';

type Way = 'scanner' | 'wedge' | 'camera' | 'label';

interface Brings {
  readonly way: Way;
  readonly text: string;
  /** What the courier does when asked whom it is for; null where nothing is asked. */
  readonly recipient: ((page: Page) => Promise<void>) | null;
  readonly foundBy: string | null;
}

const letters = { scheme: 'letters' } as const;
const mod10 = { scheme: 'mod10', weights: [3, 1] } as const;

function ups(n: number): string {
  const body = `5R893903${String(n).padStart(7, '0')}`;
  return `1Z${body}${checkDigit(letters, body)}`;
}

function usps(n: number): string {
  const body = `940011120255${String(n).padStart(9, '0')}`;
  return `${body}${checkDigit(mod10, body)}`;
}

const amazon = (n: number) => `TBA${String(300_000_000_000 + n)}`;

const unit = (name: string) => async (page: Page) => {
  await tapUnit(page, name);
  await page.getByRole('list', { name: 'People in this unit' }).getByRole('button').first().click();
};
const careOf = (name: string) => async (page: Page) => {
  await tapUnit(page, name);
  await page.getByRole('button', { name: 'Somebody else in this unit' }).click();
};
const heavy = (name: string) => async (page: Page) => {
  await page.getByRole('button', { name: 'Heavy' }).click();
  await unit(name)(page);
};
const sameAsLast = (page: Page) => page.getByRole('button', { name: /^Same as last/ }).click();
const nobody = (page: Page) => page.getByRole('button', { name: 'No unit on the label' }).click();
const proposed = (page: Page) =>
  page.getByRole('button', { name: `${maskedName('Jane Smith')}, unit 1A` }).click();
const byName = async (page: Page) => {
  await page.getByRole('button', { name: 'Find by name' }).click();
  for (const key of 'SIO') await page.getByRole('button', { name: key, exact: true }).click();
  await page.getByRole('list', { name: 'People with that name' }).getByRole('button').first().click();
};

/** As they lie in the van: streets of single parcels, some bundles, the odd one between. */
const BRINGS: readonly Brings[] = [
  ...['1B', '2C', '3D', '4A', '5B'].map((name, n) => by('scanner', ups(n), unit(name), 'unit')),
  by('scanner', ups(5), sameAsLast, 'same-as-last'),
  by('scanner', ups(6), sameAsLast, 'same-as-last'),
  ...['6C', '7D', '8A'].map((name, n) => by('wedge', usps(n), unit(name), 'unit')),
  by('wedge', usps(3), sameAsLast, 'same-as-last'),
  ...['9B', '10C', '1D'].map((name, n) => by('camera', ups(20 + n), unit(name), 'unit')),
  by('camera', ups(23), sameAsLast, 'same-as-last'),
  by('label', '1Z5R89390357567127', proposed, 'label-text'),
  by('scanner', amazon(1), heavy('2A'), 'unit'),
  by('scanner', amazon(2), careOf('3B'), 'unit'),
  by('scanner', 'LOCALPOST77', nobody, null),
  by('scanner', amazon(3), byName, 'name'),
  ...['4C', '5D', '6A', '7B'].map((name, n) => by('scanner', amazon(10 + n), unit(name), 'unit')),
  by('scanner', amazon(20), sameAsLast, 'same-as-last'),
  by('scanner', usps(30), unit('8C'), 'unit'),
  // The bundle: one asks, eight follow.
  ...Array.from({ length: 8 }, (_, n) => by('scanner', usps(40 + n), null, 'one-of-many')),
  ...['9D', '10A', '1C', '2D', '3C'].map((name, n) => by('scanner', ups(60 + n), unit(name), 'unit')),
  by('wedge', ups(70), sameAsLast, 'same-as-last'),
];

function by(way: Way, text: string, recipient: Brings['recipient'], foundBy: string | null): Brings {
  return { way, text, recipient, foundBy };
}

test('forty mixed parcels in one visit: all are in the ledger as they were brought', async ({
  page,
  kiosk,
}, info) => {
  test.setTimeout(180_000);
  expect(BRINGS).toHaveLength(40);
  await watchCourier(page);
  await holdCamera(page);
  const broken: string[] = [];
  page.on('pageerror', (error) => broken.push(error.message));
  await openHome(page, kiosk);
  await beginDelivery(page, kiosk);

  const begun: number[] = [];
  for (const [n, brings] of BRINGS.entries()) {
    if (brings.recipient === null && BRINGS[n - 1]?.recipient !== null)
      await page.getByRole('button', { name: 'More for the same person' }).click();
    begun.push(await page.evaluate(() => performance.now()));
    await bring(page, kiosk, brings);
    if (brings.recipient !== null) {
      await expect(page.getByRole('heading', { name: 'Which unit is it for?' })).toBeVisible({
        timeout: 15_000,
      });
      await brings.recipient(page);
    }
    await expect(page.getByText(`${n + 1} package${n === 0 ? '' : 's'} so far`)).toBeVisible();
    if (brings.recipient === null && BRINGS[n + 1]?.recipient !== null)
      await page.getByRole('button', { name: 'Somebody else now' }).click();
  }
  const happenings = await happeningsOf(page);
  await page.getByRole('button', { name: 'That was all' }).click();
  await page.getByRole('button', { name: 'Yes, all in place' }).click();
  await expect(page.getByRole('heading', { name: 'Thank you' })).toBeVisible();

  const received = await receivedIn(page);
  expect(received.map(({ tracking, readBy, foundBy }) => ({ tracking, readBy, foundBy }))).toEqual(
    BRINGS.map(({ way, text, foundBy }) => ({
      tracking: text,
      readBy: way === 'label' ? 'camera' : way,
      foundBy,
    })),
  );
  expect(received.flatMap(({ classes }) => classes)).toEqual(['heavy']);
  await expect.poll(async () => (await kiosk.room()).labels.length, { timeout: 60_000 }).toBe(40);
  const jobs = (await kiosk.room()).labels.map(({ jobId }) => jobId);
  expect(new Set(jobs).size).toBe(40);
  expect(broken).toEqual([]);

  const figures = figuresOf(happenings, begun);
  await info.attach('figures', { body: JSON.stringify(figures, null, 2), contentType: 'application/json' });
  console.log(figures.words);
});

/** Each way in which a barcode comes to the kiosk, as a courier's hands do it. */
async function bring(page: Page, kiosk: RunningKiosk, { way, text }: Brings): Promise<void> {
  switch (way) {
    case 'scanner':
      await kiosk.act('scanner', 'scan', { text });
      return;
    case 'wedge':
      // All at once, as a scanner does: one by one, each key would wait until the page has answered the one before.
      await Promise.all(
        [...text, 'Enter'].flatMap((key) => [page.keyboard.down(key), page.keyboard.up(key)]),
      );
      return;
    default: {
      const address = await pictureFor(way, text);
      await page.evaluate((shown) => Reflect.get(window, 'showToCamera')(shown), address);
      await expect(page.getByRole('heading', { name: 'Which unit is it for?' })).toBeVisible({
        timeout: 15_000,
      });
      if (way === 'label')
        await expect(page.getByText('Read on the label.')).toBeVisible({ timeout: 15_000 });
      await page.evaluate(() => Reflect.get(window, 'showToCamera')(null));
    }
  }
}

async function pictureFor(way: 'camera' | 'label', text: string): Promise<string> {
  const frame = { width: 1920, height: 1080, degrees: 3 };
  if (way === 'label')
    return pngOf(
      shoot(await pictureOfLabel(addressedLabel('Jane Smith', '1A', 0)), { ...frame, scale: 0.84 }),
    );
  const truth = { text, aim: ']C' };
  const drawing = await pictureOfSymbol({ symbology: 'Code 128', kind: 'code128', text, truth });
  return pngOf(shoot(drawing, { ...frame, scale: 3 / MODULE_PIXELS }));
}

function pngOf({ pixels, width, height }: Picture): string {
  const png = new PNG({ width, height });
  for (const [at, grey] of pixels.entries()) png.data.set([grey, grey, grey, 255], 4 * at);
  return `data:image/png;base64,${PNG.sync.write(png).toString('base64')}`;
}

interface Received {
  readonly tracking: string;
  readonly readBy: string;
  readonly foundBy: string | null;
  readonly classes: readonly string[];
}

/** In the order of the ledger. */
function receivedIn(page: Page): Promise<readonly Received[]> {
  return page.evaluate(async () => {
    const ended = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const [{ name = '' } = {}] = await indexedDB.databases();
    const database = await ended(indexedDB.open(name));
    const events = await ended(database.transaction('events').objectStore('events').getAll());
    database.close();
    return events.filter(({ type }) => type === 'package.received').map(({ data }) => data);
  });
}

/** Of each parcel what the software took, without the hands: from each cause to the last screen that came of it. */
function figuresOf(happenings: readonly Happening[], begun: readonly number[]) {
  const parcels = begun.map((from, n) => {
    const to = begun[n + 1] ?? Number.POSITIVE_INFINITY;
    const own = happenings.filter(({ at }) => at >= from && at < to).toSorted((a, b) => a.at - b.at);
    const softwareMs = own.reduce((sum, happening, m) => {
      if (happening.what === 'screen') return sum;
      const after = own.slice(m + 1);
      const until = after.findIndex(({ what }) => what !== 'screen');
      const screens = until < 0 ? after : after.slice(0, until);
      return sum + ((screens.at(-1)?.at ?? happening.at) - happening.at);
    }, 0);
    const way = BRINGS[n]?.way ?? 'scanner';
    return { way, softwareMs, touches: own.filter(({ what }) => what === 'touch').length };
  });
  const byHand = parcels.filter(({ way }) => way === 'scanner' || way === 'wedge');
  const seen = parcels.filter(({ way }) => way === 'camera' || way === 'label');
  const ms = (of: typeof parcels, part: number) =>
    Math.round(
      at(
        of.map(({ softwareMs }) => softwareMs),
        part,
      ),
    );
  const touches = parcels.map((parcel) => parcel.touches);
  const words =
    `forty parcels: software time a parcel, scanned: median ${ms(byHand, 0.5)} ms, p95 ${ms(byHand, 0.95)} ms; ` +
    `before the camera: median ${ms(seen, 0.5)} ms, p95 ${ms(seen, 0.95)} ms; ` +
    `touches a parcel: median ${at(touches, 0.5)}, most ${Math.max(...touches)}; typed on a keyboard: nothing`;
  return { words, parcels };
}

function at(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
}
