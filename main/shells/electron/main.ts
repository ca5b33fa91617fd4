/**
 * The kiosk as an Electron application: one locked window before the host. It reads as a list of intentions; each is
 * a file of its own.
 */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  protocol,
  safeStorage,
  session,
  utilityProcess,
} from 'electron';
import { ok } from '../../../shared/basics/result.ts';
import { attach } from '../../bridge/attach.ts';
import { composeKiosk } from '../../compose.ts';
import type { RoomKind } from '../../host/identity.ts';
import { openPageFiles } from '../../host/page-files.ts';
import type { Paths } from '../../host/paths.ts';
import type { SecretKeeper } from '../../host/secret-keeper.ts';
import { readSite } from '../../host/site-file.ts';
import { SOFTWARE } from '../../host/software.ts';
import { nodeFiles } from '../../host/storage/files.ts';
import type { Kiosk } from '../../kiosk.ts';
import { type ByHand, readArguments } from './arguments.ts';
import { workByHand } from './by-hand.ts';
import { openChannel } from './channel.ts';
import { contain } from './containment.ts';
import { startDevices } from './devices/start.ts';
import { lockPermissions } from './permissions.ts';
import { pagePrinter } from './print-page.ts';
import { answerPages } from './serve.ts';
import { SCHEME, SCHEME_PRIVILEGES, START, windowOptions } from './window.ts';
import { wrappedKey } from './wrapped-key.ts';

const RELOAD_AFTER_MS = 1_000;

const asked = readArguments(process.argv, app.getPath('appData'));
// What the page keeps belongs to the kiosk's data, not to the account that happens to run it.
app.setPath('userData', join(asked.data, 'browser'));
protocol.registerSchemesAsPrivileged([SCHEME_PRIVILEGES]);
app.enableSandbox();
// On Linux Chromium uses the voices of the machine only when it is told to.
app.commandLine.appendSwitch('enable-speech-dispatcher');
Menu.setApplicationMenu(null);
app.on('web-contents-created', (_event, contents) => contain(contents));

// Not awaited here: Electron is not ready before this module has ended.
const { byHand } = asked;
if (byHand !== null)
  app
    .whenReady()
    .then(() => doByHand(byHand))
    .catch((cause) => fail(String(cause)));
else if (app.requestSingleInstanceLock())
  app
    .whenReady()
    .then(open)
    .catch((cause) => fail(String(cause)));
else app.quit();

function secrets(paths: Paths, room: RoomKind): SecretKeeper {
  return wrappedKey({
    files: nodeFiles,
    path: join(paths.folder, 'key.wrapped'),
    safeStorage,
    platform: process.platform,
    random: randomBytes,
    mayBePlain: room === 'simulated',
  });
}

/** What was said has to be out before the program is gone. */
async function doByHand(what: ByHand): Promise<void> {
  const said = await workByHand(what, asked.data, secrets);
  const way = said.ok ? process.stdout : process.stderr;
  way.write(`${said.ok ? said.value : said.error}\n`, () => app.exit(said.ok ? 0 : 1));
}

async function open(): Promise<void> {
  const site = asked.site === undefined ? ok(null) : await readSite(asked.site);
  if (!site.ok) return fail(site.error);
  const composed = await composeKiosk({
    folder: asked.data,
    site: asked.training ? null : site.value,
    training: asked.training,
    room: asked.room,
    secrets,
    startDevices: () => startDevices(utilityProcess),
    shell: 'electron',
    software: SOFTWARE,
    printPage: pagePrinter((options) => new BrowserWindow(options)),
    tell: (line) => process.stderr.write(line),
  });
  if (!composed.ok) return fail(composed.error.say);
  const kiosk = composed.value;
  const folder = join(import.meta.dirname, '../renderer');
  const pages = await openPageFiles({ folder, hasRoom: kiosk.roomApi !== null });
  if (pages === null) return fail('The pages are not built. Build them with: npm run build');
  protocol.handle(SCHEME, answerPages(pages, kiosk.roomApi));
  lockPermissions(session.defaultSession);
  showKiosk(kiosk);
  stopWith(kiosk);
  return undefined;
}

function showKiosk(kiosk: Kiosk): void {
  const { log } = kiosk.host;
  const window = new BrowserWindow(windowOptions(join(import.meta.dirname, 'preload.cjs')));
  openChannel(
    ipcMain,
    window,
    (channel) => attach(kiosk.host, channel),
    (problem) => log.warn('the window', { problem }),
  );
  const again = () => setTimeout(() => window.isDestroyed() || void window.loadURL(START), RELOAD_AFTER_MS);
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    log.error('the page died', { reason });
    again();
  });
  window.webContents.on('unresponsive', () => window.webContents.forcefullyCrashRenderer());
  void window.loadURL(START);
}

function stopWith(kiosk: Kiosk): void {
  let isStopped = false;
  app.on('before-quit', (event) => {
    if (isStopped) return;
    event.preventDefault();
    void kiosk.stop().finally(() => {
      isStopped = true;
      app.quit();
    });
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => app.quit());
}

function fail(say: string): void {
  process.stderr.write(`Packroom did not start. ${say}\n`);
  dialog.showErrorBox('Packroom did not start', say);
  app.exit(1);
}
