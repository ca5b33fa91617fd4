/** What nobody should scan, and what the kiosk makes of it: nothing is lost, nothing runs, nothing breaks. */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { assign, beginDelivery, expect, finishDelivery, openHome, tapIn, test } from './kiosk.ts';

const HOSTILE = [
  '^XA^FO50,50^FDpwned^FS^XZ~JR',
  '<img src=x onerror=alert(1)>',
  "'; DROP TABLE packages; --",
  'https://example.com/?q=1',
  '‮7127657530939985Z1',
];

test('an unknown barcode is taken as it is', async ({ page, kiosk }) => {
  await openHome(page, kiosk);
  await beginDelivery(page, kiosk);
  await kiosk.act('scanner', 'scan', { text: 'BAKERY-0077' });
  await expect(page.getByText('Label ending Y-0077')).toBeVisible();
  await assign(page, '4B');
  await finishDelivery(page);
});

test('control characters and codes of 4 KB are inert', async ({ page, kiosk }) => {
  await openHome(page, kiosk);
  await beginDelivery(page, kiosk);
  await kiosk.act('scanner', 'scan', { text: '\u0001\u0002\u001b' });
  await kiosk.act('scanner', 'scan', { text: 'A'.repeat(4000) });
  await expect(page.getByRole('heading', { name: 'Which unit is it for?' })).toBeVisible();
  await page.getByRole('button', { name: 'Back' }).click();
  for (const text of HOSTILE) {
    await kiosk.act('scanner', 'scan', { text });
    await expect(page.getByRole('heading', { name: 'Which unit is it for?' })).toBeVisible();
    await page.getByRole('button', { name: 'Back' }).click();
    await expect(page.getByRole('heading', { name: 'Scan a label' })).toBeVisible();
  }
  await kiosk.act('scanner', 'scan', { text: '1Z5R89390357567127' });
  await assign(page, '4B');
  await expect(page.getByText('The room label is ready')).toBeVisible({ timeout: 15_000 });
  expect((await kiosk.room()).labels).toHaveLength(1);
});

test('a unit that does not exist is said so, and the parcel can be left for staff', async ({
  page,
  kiosk,
}) => {
  await openHome(page, kiosk);
  await beginDelivery(page, kiosk);
  await kiosk.act('scanner', 'scan', { text: '1Z5R89390357567127' });
  await tapIn(page, '99');
  await expect(page.getByRole('alert').getByText('There is no unit 99 here')).toBeVisible();
  await page.getByRole('button', { name: 'Leave it for staff' }).click();
  await expect(page.getByRole('heading', { name: 'Stick on the room label' })).toBeVisible();
});

test('bridge messages of the wrong shape are refused and logged, and the kiosk goes on', async ({
  page,
  kiosk,
}) => {
  const origin = `http://127.0.0.1:${kiosk.port}`;
  const entered = await fetch(kiosk.address, { redirect: 'manual' });
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
  const socket = new WebSocket(`ws://127.0.0.1:${kiosk.port}/bridge`, { headers: { origin, cookie } });
  await once(socket, 'open');
  const answers: string[] = [];
  // The host also tells of its devices meanwhile; that is no answer.
  socket.on('message', (text) => {
    if ('answer' in JSON.parse(String(text))) answers.push(String(text));
  });
  for (const text of ['', 'null', '{"ask":1}', '{"ask":1,"command":"rm -rf","input":{}}', '[]', '\u0000']) {
    socket.send(text);
  }
  socket.send(JSON.stringify({ ask: 7, command: 'door.release', input: { event: 'now', door: 'main' } }));
  await expect
    .poll(() => answers.map((text) => JSON.parse(text)))
    .toEqual([
      { answer: 1, refused: 'unknown-command' },
      { answer: 7, refused: 'bad-input' },
    ]);
  socket.close();
  await once(socket, 'close');
  const log = await readFile(join(kiosk.data, 'packroom.log'), 'utf8');
  expect(log).toContain('a message that is no command was dropped');
  expect(log).toContain('bad-input');
  expect(log).not.toContain('rm -rf');
  expect((await kiosk.room()).strike.relay).toBe('off');
  await openHome(page, kiosk);
  await beginDelivery(page, kiosk);
});
