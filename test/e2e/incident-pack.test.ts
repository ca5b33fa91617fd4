/** Something happened: a manager makes a pack of it, and whoever is handed it finds it intact, or what is not. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { assign, beginDelivery, expect, finishDelivery, openHome, signIn, test } from './kiosk.ts';
import { isSound } from './sound-screen.ts';

const root = join(import.meta.dirname, '../..');
const verifierPage = pathToFileURL(join(root, 'dist/verify/packroom-verify.html')).href;

test('a pack about a package goes onto a stick; the verifier says intact, and names a byte that is not', async ({
  page,
  kiosk,
}) => {
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  await openHome(page, kiosk);
  await beginDelivery(page, kiosk);
  await kiosk.act('scanner', 'scan', { text: '1Z5R89390357567127' });
  const roomCode = await assign(page, '4B');
  await finishDelivery(page);

  await signIn(page, kiosk);
  await button('Incident pack').click();
  await expect(page.getByRole('heading', { name: 'About what time?' })).toBeVisible();
  await button('Back').click();
  await kiosk.act('scanner', 'scan', { text: roomCode });
  await button('Incident pack for this package').click();
  await isSound(page, 'what happened');
  await button('A package is lost').click();
  await kiosk.act('stick', 'plug');
  await button(/^USB stick/).click();
  await expect(page.getByRole('heading', { name: 'The pack is done' })).toBeVisible();
  await isSound(page, 'packed');
  await button('Back').click();
  await expect(page.getByRole('heading', { name: roomCode })).toBeVisible();

  const stick = join(kiosk.data, 'usb-stick');
  const name = readdirSync(stick).find((file) => file.endsWith('.zip')) ?? '';
  const file = join(stick, name);
  const verify = (path: string) =>
    spawnSync(process.execPath, [join(stick, 'packroom-verify.mjs'), path], { encoding: 'utf8' });
  expect(verify(file)).toMatchObject({ status: 0, stdout: expect.stringContaining('intact: incident pack') });
  const bytes = readFileSync(file);
  expect(bytes.toString('latin1')).toContain('1Z5R89390357567127');

  const at = bytes.indexOf('STATEMENT');
  bytes[at] = 0x73;
  const altered = join(stick, 'altered.zip');
  writeFileSync(altered, bytes);
  expect(verify(altered).stdout).toContain('statement.txt: it is not what the kiosk signed for');

  await page.goto(verifierPage);
  const verdict = (heading: string) =>
    page.getByRole('status').getByRole('heading', { name: heading, exact: true });
  const input = page.getByLabel(/^(Choose a|Check another) file$/);
  await input.setInputFiles(file);
  await expect(verdict('Intact')).toBeVisible();
  await expect(page.getByRole('status')).toContainText('An incident pack of');
  await input.setInputFiles(altered);
  await expect(verdict('Not intact')).toBeVisible();
  await expect(page.getByRole('status')).toContainText('statement.txt');
});
