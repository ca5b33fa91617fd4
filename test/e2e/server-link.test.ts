/** A kiosk is given a server: what it writes arrives there, and its board says how the two stand. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { startKiosk } from '../harness/running-kiosk.ts';
import { startServer } from '../harness/running-server.ts';
import { assign, beginDelivery, expect, finishDelivery, openHome, signIn, test } from './kiosk.ts';
import { isSound } from './sound-screen.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');
const ENROL = join(root, 'main/shells/node/enrol.ts');
const PATIENCE = { timeout: 60_000 };

async function look(page: Page, what: string): Promise<void> {
  const shots = process.env.PACKROOM_SHOTS;
  for (const [width, height] of [
    [1280, 800],
    [1080, 1920],
  ] as const) {
    await page.setViewportSize({ width, height });
    if (shots !== undefined) await page.screenshot({ path: join(shots, `server-${what}-${width}.png`) });
    await isSound(page, `the board, ${what}, ${width}`);
  }
}

test('what a kiosk writes is at its server, a power cut of either later, too', async ({ page, kiosk }) => {
  test.setTimeout(180_000);
  let server = await startServer();
  try {
    await server.ask('PUT', '/v1/properties/maple', {
      name: 'Maple Court',
      language: 'en',
      timeZone: 'America/New_York',
    });
    const { code } = (await server.ask('POST', '/v1/properties/maple/enrolment-codes', {})) as {
      code: string;
    };
    await openHome(page, kiosk);
    const { address, data, port } = kiosk;
    const words = [ENROL, '--data', data, '--server', server.address, '--code', code];
    await expect(run(process.execPath, words)).rejects.toThrow('Stop it first');
    await page.goto('about:blank');
    await kiosk.leave();
    const { stdout } = await run(process.execPath, words);
    expect(stdout).toContain('one of the property maple');
    await expect(run(process.execPath, words)).rejects.toThrow('not good, or not any more');

    const linked = await startKiosk({ data, port });
    try {
      await page.goto(linked.address);
      await beginDelivery(page, linked);
      await linked.act('scanner', 'scan', { text: '1Z5R89390357567127' });
      await assign(page, '4B');
      await finishDelivery(page);
      await signIn(page, linked);
      const records = page.getByRole('button', { name: /^Records and counts/ });
      await expect(records).toContainText('The server has everything', PATIENCE);
      const kiosks = () => server.ask('GET', '/v1/properties/maple/kiosks') as Promise<{ events: number }[]>;
      const before = (await kiosks())[0]?.events ?? 0;
      expect(before).toBeGreaterThan(5);
      await look(page, 'all there');

      await server.kill();
      await page.getByRole('button', { name: 'Sign out' }).click();
      await signIn(page, linked);
      await expect(records).toContainText(/The server has not answered since/, PATIENCE);
      await expect(records).toContainText(/records? waits? for it/, PATIENCE);
      await page.getByRole('button', { name: /^Language/ }).click();
      await page.getByRole('button', { name: 'العربية' }).click();
      await look(page, 'away, Arabic');

      server = await startServer(server.data, server.port);
      const arabic = page.getByRole('button').filter({ hasText: 'كل شيء لدى الخادم' });
      await expect(arabic).toBeVisible(PATIENCE);
      expect((await kiosks())[0]?.events).toBeGreaterThan(before);
    } finally {
      await linked.leave();
    }
    expect(address).not.toBe(linked.address);
  } finally {
    await server.stop();
  }
});
