/**
 * The kiosk as a plain Node process, with any Chromium as its screen: for boards, thin clients, and every machine
 * without an Electron. Read from top to bottom it is what happens at a start, and backwards at a stop.
 */
import { join } from 'node:path';
import { ok } from '../../../shared/basics/result.ts';
import { readSite } from '../../host/site-file.ts';
import { systemClock } from '../../system-clock.ts';
import { type Arguments, readArguments } from './arguments.ts';
import { type Browser, openBrowser } from './chromium.ts';
import { startDevices } from './devices/start.ts';
import { greeting } from './greeting.ts';
import { openKiosk } from './open-kiosk.ts';
import { pagePrinter } from './print-page.ts';
import { createTrainingBeside } from './training.ts';

/** A stop that hangs is cut off: the strike's board locks by itself, and the journal is whole at any moment. */
const STOP_MS = 10_000;

const asked = readArguments(process.argv.slice(2));
if (asked.ok) await run(asked.value);
else fail(asked.error);

async function run(asked: Arguments): Promise<void> {
  const site = asked.site === undefined ? ok(null) : await readSite(asked.site);
  if (!site.ok) return fail(site.error);
  let home = '';
  const training = createTrainingBeside({
    folder: asked.data,
    port: asked.port === 0 ? 0 : undefined,
    home: () => home,
  });
  const opened = await openKiosk({
    folder: asked.data,
    room: asked.room,
    site: site.value,
    training: asked.training,
    ways: { begin: asked.training ? null : training.begin, leave: null },
    startDevices,
    printPage: pagePrinter({ binary: asked.printer ?? asked.browser, origin: () => home }),
    port: asked.port,
    // The machine's keeper holds the key of the kiosk that serves people, and of no other.
    credentials: asked.training ? undefined : process.env.CREDENTIALS_DIRECTORY,
  });
  if (!opened.ok) return fail(opened.error);
  const { kiosk, origin, token, address } = opened.value;
  // Its page has been let in already: no token goes with it.
  home = origin;
  process.stdout.write(greeting(origin, token, kiosk.roomApi !== null, kiosk.firstCodes));

  const browser: Browser | null =
    asked.browser === null
      ? null
      : openBrowser({
          binary: asked.browser,
          profile: asked.profile ?? join(asked.data, 'browser'),
          origin,
          address,
          clock: systemClock,
          log: kiosk.host.log,
        });

  stopOn(['SIGTERM', 'SIGINT', 'SIGHUP'], async () => {
    await opened.value.stop(async () => {
      await browser?.stop();
    });
    await training.stop();
  });
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

function fail(say: string): void {
  process.stderr.write(`Packroom did not start. ${say}\n`);
  process.exitCode = 1;
}
