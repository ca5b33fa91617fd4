/** The kiosk in Electron itself, as far as nothing but the real thing can show it. */
import { existsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, expect, test } from '@playwright/test';
import { findElectron } from '../../../build/start/find-electron.mjs';
import { removeFolder } from '../../harness/remove-folder.ts';

const root = join(import.meta.dirname, '../../..');
const binary = findElectron(root);
const isBuilt = existsSync(join(root, 'dist/electron/main.js'));

test.skip(binary === undefined, 'the Electron binary has not been downloaded');
test.skip(!isBuilt, 'dist/electron is not built');

async function withKiosk(run: (app: ElectronApplication) => Promise<void>): Promise<void> {
  const data = await mkdtemp(join(tmpdir(), 'packroom-electron-'));
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const app = await _electron.launch({
    ...(binary === undefined ? {} : { executablePath: binary }),
    args: [root, '--data', data, '--room', 'simulated', ...sandbox],
  });
  try {
    await run(app);
  } finally {
    await app.close();
    await removeFolder(data);
  }
}

test('the kiosk comes up in one locked window at its own address', async () => {
  await withKiosk(async (app) => {
    const page = await app.firstWindow();
    await expect(page).toHaveURL('app://kiosk/');
    await expect(page.getByRole('button').first()).toBeVisible();
    const windows = await app.evaluate(({ BrowserWindow, Menu }) =>
      BrowserWindow.getAllWindows().map((window) => ({
        isKiosk: window.isKiosk(),
        hasMenu: Menu.getApplicationMenu() !== null,
        hasTools: window.webContents.isDevToolsOpened(),
      })),
    );
    expect(windows).toEqual([{ isKiosk: true, hasMenu: false, hasTools: false }]);
  });
});

test('its page finds nothing of Node or Electron, and cannot leave or open anything', async () => {
  await withKiosk(async (app) => {
    const page = await app.firstWindow();
    const found = await page.evaluate(() => ({
      node: 'require' in window || 'process' in window,
      bridge: Object.keys((window as { packroom?: object }).packroom ?? {}).sort(),
      opened: window.open('https://example.com') !== null,
    }));
    expect(found).toEqual({ node: false, bridge: ['onText', 'send'], opened: false });
    await page.evaluate(() => {
      window.location.href = 'https://example.com/';
    });
    await expect(page).toHaveURL('app://kiosk/');
    expect(app.windows()).toHaveLength(1);
  });
});

test('a page that dies comes back by itself', async () => {
  await withKiosk(async (app) => {
    const page = await app.firstWindow();
    await expect(page.getByRole('button').first()).toBeVisible();
    await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
    );
    await expect
      .poll(() =>
        app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.isCrashed()),
      )
      .toBe(false);
  });
});
