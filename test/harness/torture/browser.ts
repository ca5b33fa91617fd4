/**
 * The browser that is tortured: a real Chromium with a profile that outlives it, started by us so that it can be
 * killed by its number, with one page at a time in it.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import type { Said } from './said.ts';

const FLAGS = [
  '--headless=new',
  '--remote-debugging-port=0',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-gpu',
  '--disable-sync',
  '--hide-crash-restore-bubble',
  '--password-store=basic',
  '--use-mock-keychain',
  // Chromium's sandbox refuses to run as root, and only then it is left off.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];
const KNOWN_AFTER_MS = 2;
const LISTENING = /DevTools listening on (ws:\S+)/;

export interface TorturedBrowser {
  isUp(): boolean;
  start(): Promise<void>;
  /** Opens `address` in a new page, or again in the one there is. */
  open(address: string): Promise<void>;
  page(): Page;
  closePage(): Promise<void>;
  /** SIGKILL to the page's own process. */
  killPage(): Promise<void>;
  /** SIGKILL to the browser and to everything that belongs to it. */
  kill(): Promise<void>;
  /** As when somebody clears the site's data. No page may be open. */
  forget(origin: string): Promise<void>;
}

export function torturedBrowser(
  executable: string,
  profile: string,
  hear: (said: Said) => void,
): TorturedBrowser {
  let child: ChildProcess | null = null;
  let browser: Browser | null = null;
  let page: Page | null = null;

  const up = (): Browser => {
    if (browser === null) throw new Error('the browser is down');
    return browser;
  };
  const context = (): BrowserContext => {
    const [first] = up().contexts();
    if (first === undefined) throw new Error('the browser has no profile');
    return first;
  };
  /** The processes of pages that Chromium believes to be alive. */
  const renderers = async (): Promise<readonly number[]> => {
    const session = await up().newBrowserCDPSession();
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    await session.detach();
    return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  };

  /** A page in place of all that there are. */
  async function freshPage(): Promise<Page> {
    const old = context().pages();
    const fresh = await context().newPage();
    await Promise.all(old.map((one) => one.close()));
    return fresh;
  }

  return {
    isUp: () => child !== null,
    page: () => {
      if (page === null) throw new Error('no page is open');
      return page;
    },
    start: async () => {
      const started = spawn(executable, [...FLAGS, `--user-data-dir=${profile}`, 'about:blank'], {
        stdio: ['ignore', 'ignore', 'pipe'],
        // A group of its own, so that all of it can be killed at once.
        detached: true,
      });
      child = started;
      let output = '';
      const listening = await new Promise<string>((resolve, reject) => {
        started.stderr.on('data', (chunk: Buffer) => {
          output += chunk.toString();
          const found = LISTENING.exec(output)?.[1];
          if (found !== undefined) resolve(found);
        });
        started.once('exit', (code) => reject(new Error(`the browser ended with ${code}:\n${output}`)));
      });
      browser = await chromium.connectOverCDP(listening);
      await context().exposeBinding('say', (_, said: Said) => hear(said));
      page = context().pages()[0] ?? null;
    },
    open: async (address) => {
      page ??= await context().newPage();
      await page.goto(address, { waitUntil: 'commit' });
    },
    closePage: async () => {
      // Opened before: the last page would take the browser with it.
      page = await freshPage();
    },
    killPage: async () => {
      const killed = new Set(await renderers());
      for (const id of killed) killIfThere(id);
      // Until Chromium knows that they are dead it may give the new page to one of them.
      while ((await renderers()).some((id) => killed.has(id))) await pause(KNOWN_AFTER_MS);
      page = await freshPage();
    },
    kill: async () => {
      const dying = child;
      if (dying?.pid === undefined) return;
      const closed = once(dying, 'close');
      process.kill(-dying.pid, 'SIGKILL');
      await closed;
      // Playwright is told over a socket, a little later.
      if (browser?.isConnected()) await new Promise((resolve) => browser?.once('disconnected', resolve));
      [child, browser, page] = [null, null, null];
    },
    forget: async (origin) => {
      const session = await up().newBrowserCDPSession();
      await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
      await session.detach();
    },
  };
}

/** One that Chromium had to spare may have ended by itself. */
function killIfThere(id: number): void {
  try {
    process.kill(id, 'SIGKILL');
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'ESRCH')) throw cause;
  }
}
