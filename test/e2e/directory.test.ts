/** A property of its own: from the file of its room and the list of its residents to a package that one of them picks up. */
import { execFileSync } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeFolder } from '../harness/remove-folder.ts';
import { startKiosk } from '../harness/running-kiosk.ts';
import { assign, beginDelivery, beginPickup, expect, finishDelivery, openHome, test } from './kiosk.ts';

const root = join(import.meta.dirname, '../..');
const site = join(root, 'docs/example-site.json');

function directory(...args: readonly string[]): string {
  return execFileSync(process.execPath, [join(root, 'main/shells/node/directory.ts'), ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

test('a property of its own takes in its residents, and one of them picks a package up', async ({ page }) => {
  const folder = await mkdtemp(join(tmpdir(), 'packroom-list-'));
  const list = join(folder, 'residents.csv');
  await writeFile(list, 'Apt;Tenant;Low reach\r\n12C;Zo\u00eb P\u00e9rez;yes\r\n9;Li Wei;\r\n', 'latin1');
  const empty = await startKiosk({ site });
  await openHome(page, empty);
  await expect(page.getByText('Maple Court')).toBeVisible();
  await empty.kill();

  const said = directory('import', list, '--data', empty.data, '--pins');
  expect(said).toContain('2 new, 0 changed, 0 gone');
  const pin = /12C\s+(\d{6})/.exec(said)?.[1] ?? '';
  const kiosk = await startKiosk({ data: empty.data });
  await openHome(page, kiosk);
  await beginDelivery(page, kiosk);
  await kiosk.act('scanner', 'scan', { text: '1Z5R89390357567127', aim: ']C0' });
  const roomCode = await assign(page, '12C');
  await finishDelivery(page);
  await beginPickup(page, '12C', pin);
  await expect(page.getByRole('article', { name: roomCode })).toBeVisible();
  await kiosk.stop();
  await removeFolder(folder);
});
