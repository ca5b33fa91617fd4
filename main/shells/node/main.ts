/**
 * The kiosk as a plain Node process, with any Chromium as its screen: for boards, thin clients, and every machine
 * without an Electron. Read from top to bottom it is what happens at a start, and backwards at a stop.
 */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ok } from '../../../shared/basics/result.ts';
import { attach } from '../../bridge/attach.ts';
import { composeKiosk } from '../../compose.ts';
import { openPageFiles } from '../../host/page-files.ts';
import { readSite } from '../../host/site-file.ts';
import { SOFTWARE } from '../../host/software.ts';
import { nodeFiles } from '../../host/storage/files.ts';
import type { Kiosk } from '../../kiosk.ts';
import { systemClock } from '../../system-clock.ts';
import { type Arguments, readArguments } from './arguments.ts';
import { openChannels } from './channel.ts';
import { type Browser, openBrowser } from './chromium.ts';
import { startDevices } from './devices/start.ts';
import { greeting } from './greeting.ts';
import { keyFile } from './key-file.ts';
import { keepPort, portFor } from './port.ts';
import { servePages } from './serve.ts';

const TOKEN_BYTES = 24;
/** A stop that hangs is cut off: the strike's board locks by itself, and the journal is whole at any moment. */
const STOP_MS = 10_000;

const asked = readArguments(process.argv.slice(2));
if (asked.ok) await run(asked.value);
else fail(asked.error);

async function run(asked: Arguments): Promise<void> {
  const site = asked.site === undefined ? ok(null) : await readSite(asked.site);
  if (!site.ok) return fail(site.error);
  const composed = await composeKiosk({
    folder: asked.data,
    room: asked.room,
    site: site.value,
    secrets: (paths) =>
      keyFile({
        files: nodeFiles,
        path: join(paths.folder, 'key'),
        credentials: process.env.CREDENTIALS_DIRECTORY,
        random: randomBytes,
      }),
    startDevices,
    shell: 'node',
    software: SOFTWARE,
    tell: (line) => process.stderr.write(line),
  });
  if (!composed.ok) return fail(composed.error.say);
  const kiosk = composed.value;
  const { log } = kiosk.host;
  const { identity } = kiosk.host.foundation;

  const hasRoom = kiosk.roomApi !== null;
  const pages = await openPageFiles({ folder: builtPages(), hasRoom });
  if (pages === null) return stopAndFail(kiosk, 'The pages are not built. Build them with: npm run build');
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  const complain = (problem: string) => log.warn('the page server', { problem });
  const port = portFor(asked.port, identity);
  const served = await servePages({ port, token, pages, roomApi: kiosk.roomApi, complain });
  if (!served.ok) return stopAndFail(kiosk, served.error.say);
  const { origin } = served.value;
  await keepPort(asked.port, served.value.port, identity, kiosk.paths);
  const channels = openChannels(
    served.value,
    systemClock,
    (channel) => attach(kiosk.host, channel),
    complain,
  );
  process.stdout.write(greeting(origin, token, hasRoom, kiosk.firstCodes));

  const browser: Browser | null =
    asked.browser === null
      ? null
      : openBrowser({
          binary: asked.browser,
          profile: asked.profile ?? join(asked.data, 'browser'),
          origin,
          address: `${origin}/?token=${token}`,
          clock: systemClock,
          log,
        });

  stopOn(['SIGTERM', 'SIGINT', 'SIGHUP'], async () => {
    channels.close();
    await kiosk.stop(async () => {
      await browser?.stop();
      await served.value.close();
    });
  });
}

/** Beside the bundle, or where the sources find the last build. */
function builtPages(): string {
  const beside = join(import.meta.dirname, '../renderer');
  return existsSync(join(beside, 'index.html'))
    ? beside
    : join(import.meta.dirname, '../../../dist/renderer');
}

function stopOn(signals: readonly NodeJS.Signals[], stop: () => Promise<void>): void {
  let isStopping = false;
  const begin = () => {
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => process.exit(1), STOP_MS).unref();
    stop().then(
      () => process.exit(0),
      (cause) => {
        process.stderr.write(`The kiosk did not stop as it should: ${String(cause)}\n`);
        process.exit(1);
      },
    );
  };
  for (const signal of signals) process.on(signal, begin);
}

async function stopAndFail(kiosk: Kiosk, say: string): Promise<void> {
  await kiosk.stop();
  fail(say);
}

function fail(say: string): void {
  process.stderr.write(`Packroom did not start. ${say}\n`);
  process.exitCode = 1;
}
