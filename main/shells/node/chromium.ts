/**
 * The Chromium that shows the kiosk: a child of ours with a folder of its own, started again when it dies, ended with
 * us. It knows one address and nothing of what is shown there.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Clock } from '../../../shared/basics/clock.ts';
import type { Log } from '../../host/log.ts';
import { endLeftBehind } from './left-behind.ts';
import { prepareProfile } from './profile.ts';
import { type ScreenSize, screenSize } from './screen-size.ts';

export interface Browser {
  stop(): Promise<void>;
}

export interface BrowserOptions {
  readonly binary: string;
  readonly profile: string;
  readonly origin: string;
  /** With the token. */
  readonly address: string;
  readonly clock: Clock;
  readonly log: Log;
}

const PAUSES_MS = [500, 1_000, 2_000, 5_000, 10_000, 30_000] as const;
/** A browser that ran this long did not die of its start: the next pause is the first again. */
const HEALTHY_MS = 60_000;
const KILL_AFTER_MS = 3_000;

/** Chromium's sandbox refuses to run as root, and only then it is left off. */
export function kioskArguments(
  profile: string,
  address: string,
  isRoot: boolean,
  screen: ScreenSize | null,
): string[] {
  return [
    '--kiosk',
    ...(screen === null ? [] : ['--window-position=0,0', `--window-size=${screen.width},${screen.height}`]),
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-breakpad',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-extensions',
    '--disable-pinch',
    '--disable-sync',
    '--disable-features=Translate,OptimizationHints,MediaRouter,DialMediaRouteProvider,GlobalMediaControls',
    // A headset that is plugged in is answered before anybody has touched the screen.
    '--autoplay-policy=no-user-gesture-required',
    // On Linux Chromium uses the voices of the machine only when it is told to.
    '--enable-speech-dispatcher',
    // On Linux Chromium uses the voices of the machine only when told to.
    '--enable-speech-dispatcher',
    '--hide-crash-restore-bubble',
    '--overscroll-history-navigation=0',
    // What the kiosk keeps is sealed by itself: no keyring of a desktop, which would ask for a password.
    '--password-store=basic',
    '--use-mock-keychain',
    ...(isRoot ? ['--no-sandbox'] : []),
    address,
  ];
}

export function openBrowser(options: BrowserOptions): Browser {
  const { binary, profile, origin, address, clock, log } = options;
  let child: ChildProcess | null = null;
  let isStopped = false;
  let deaths = 0;
  let cancelRestart: () => void = () => undefined;

  async function start(): Promise<void> {
    if (await endLeftBehind(profile)) log.warn('a browser of an earlier run was ended');
    await prepareProfile(profile, origin);
    const screen = await screenSize(process.env);
    if (isStopped) return;
    const startedAt = clock.elapsed();
    const args = kioskArguments(profile, address, process.getuid?.() === 0, screen);
    const started = spawn(binary, args, { stdio: 'ignore', env: { ...process.env, ...NO_KEYS } });
    child = started;
    started.once('error', (cause) =>
      log.error('the browser cannot be started', { binary, why: cause.message }),
    );
    started.once('close', (code, signal) => {
      child = null;
      if (isStopped) return;
      log.warn('the browser ended', { code, signal });
      deaths = clock.elapsed() - startedAt > HEALTHY_MS ? 0 : deaths + 1;
      startLater();
    });
  }

  function startLater(): void {
    const pauseMs = PAUSES_MS[Math.min(deaths, PAUSES_MS.length) - 1] ?? PAUSES_MS[0];
    cancelRestart = clock.after(pauseMs, startNow);
  }

  function startNow(): void {
    start().catch((cause) => {
      log.error('the browser cannot be prepared', { why: String(cause) });
      deaths++;
      startLater();
    });
  }

  startNow();
  return {
    stop: async () => {
      isStopped = true;
      cancelRestart();
      if (child === null || child.exitCode !== null || child.signalCode !== null) return;
      const ending = child;
      const ended = once(ending, 'close');
      ending.kill('SIGTERM');
      const cancel = clock.after(KILL_AFTER_MS, () => ending.kill('SIGKILL'));
      await ended;
      cancel();
    },
  };
}

/** Chromium says on every start that it has no keys of Google's services, unless told that none are wanted. */
const NO_KEYS = { GOOGLE_API_KEY: 'no', GOOGLE_DEFAULT_CLIENT_ID: 'no', GOOGLE_DEFAULT_CLIENT_SECRET: 'no' };
