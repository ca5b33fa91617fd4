/** A manager has posters made: a PDF of as many sheets as were asked for, of the paper's size, with the room on each. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { posterAddress, posterOf } from '../../shared/domain/poster.ts';
import { directory } from '../harness/people.ts';
import { expect, openHome, signIn, test } from './kiosk.ts';
import { isSound } from './sound-screen.ts';

const LETTER = '[0 0 612 792]';

/** The boxes of its sheets. */
function sheetsOf(pdf: Buffer): string[] {
  return [...pdf.toString('latin1').matchAll(/\/MediaBox (\[[\d. ]+\])/g)].map(([, box]) => box ?? '');
}

test('posters in two languages go onto a stick, and are four sheets of Letter', async ({ page, kiosk }) => {
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const heading = (name: string) => page.getByRole('heading', { name, level: 1 });
  await openHome(page, kiosk);
  await signIn(page, kiosk);
  await button('Posters').click();
  await expect(heading('Posters in which languages?')).toBeVisible();
  await expect(page.getByRole('button', { name: 'English', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await button('العربية').click();
  await isSound(page, 'which languages');
  await button('Continue').click();
  await kiosk.act('stick', 'plug');
  await button(/^USB stick/).click();
  await expect(heading('The posters are ready')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('One file with 4 sheets.')).toBeVisible();
  await isSound(page, 'made');

  const stick = join(kiosk.data, 'usb-stick');
  const [file = ''] = readdirSync(stick);
  expect(file).toMatch(/^posters-.*\.pdf$/);
  const pdf = readFileSync(join(stick, file));
  expect(sheetsOf(pdf)).toEqual([LETTER, LETTER, LETTER, LETTER]);
});

test('a sheet shows three steps and every zone, fits its paper, and has no code or name on it', async ({
  page,
  kiosk,
}) => {
  await openHome(page, kiosk);
  const poster = posterOf(directory, { languages: ['en', 'ar', 'zh-Hans', 'vi', 'fr', 'es'], paper: 'a4' });
  await page.goto(new URL(posterAddress(poster), kiosk.address).href);
  const sheets = page.getByRole('article');
  await expect(sheets).toHaveCount(12);
  for (const sheet of await sheets.all()) {
    await expect(sheet.getByRole('list').getByRole('listitem')).toHaveCount(3);
    const label = await sheet.locator('svg[role=img]').getAttribute('aria-label');
    for (const { name } of directory.zones) expect(label).toContain(name);
    const isTooTall = await sheet.evaluate((one) => one.scrollHeight > one.clientHeight + 1);
    expect(isTooTall).toBe(false);
    // The plan is what gives way when words are long, and it must not give way altogether.
    expect((await sheet.locator('svg[role=img]').boundingBox())?.height).toBeGreaterThan(150);
  }
  const text = (await page.locator('#posters').textContent()) ?? '';
  for (const { name } of directory.residents) expect(text).not.toContain(name);
  expect(text).not.toMatch(/\b\d{6}\b|\b[A-Z]\d-\d{4}\b/);
});

test('by hand, on a kiosk that is stopped', async ({ kiosk }) => {
  await kiosk.leave();
  const out = join(kiosk.data, 'printed');
  const run = (...more: string[]) =>
    spawnSync(process.execPath, ['build/posters.ts', '--data', kiosk.data, '--out', out, ...more], {
      cwd: join(import.meta.dirname, '../..'),
      encoding: 'utf8',
    });
  expect(run('--language', 'klingon')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('zh-Hans'),
  });
  expect(run('--language', 'es', '--paper', 'a4')).toMatchObject({ status: 0, stderr: '' });
  expect(sheetsOf(readFileSync(join(out, 'posters.pdf')))).toHaveLength(2);
});
