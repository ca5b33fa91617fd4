/**
 * The rehearsal's hold on its page: a real Chromium, served by the kiosk's own page server, that does one thing for
 * each call and answers when it is done. The page can be closed as by a power cut and opened again on its database.
 */
import { randomBytes } from 'node:crypto';
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import { openPageFiles } from '../../../main/host/page-files.ts';
import { openChannels } from '../../../main/shells/node/channel.ts';
import { servePages } from '../../../main/shells/node/serve.ts';
import { systemClock } from '../../../main/system-clock.ts';
import type { Channel } from '../../../shared/bridge/channel.ts';
import { removeFolder } from '../remove-folder.ts';
import type { PageAnswer, PageCall, PageLife } from './frames.ts';

export interface PageSide {
  open(life: PageLife): Promise<PageAnswer>;
  /** One at a time. */
  call(call: PageCall): Promise<PageAnswer>;
  /** As when the power goes: nothing of the page is asked. */
  close(): Promise<void>;
  rows(): Promise<Record<string, unknown[]>>;
  end(): Promise<void>;
}

export interface PageSideParts {
  readonly executable: string;
  /** Where the page was built. */
  readonly pages: string;
  /** A browser's profile on the disk; null keeps all of it in memory. */
  readonly profile: string | null;
}

export async function openPageSide({ executable, pages, profile }: PageSideParts): Promise<PageSide> {
  const token = randomBytes(24).toString('base64url');
  const files = await openPageFiles({ folder: pages, hasRoom: false });
  if (files === null) throw new Error(`there is no page in ${pages}`);
  const complain = (problem: string) => {
    throw new Error(`the page server: ${problem}`);
  };
  const served = await servePages({ port: 0, token, pages: files, roomApi: null, complain });
  if (!served.ok) throw new Error(served.error.say);
  let wire: { readonly send: (text: string) => void; readonly gone: Promise<void> } | null = null;
  let waiting: PromiseWithResolvers<PageAnswer> | null = null;
  const channels = openChannels(served.value, systemClock, (channel) => take(channel), complain);

  function take(channel: Channel): void {
    const gone = new Promise<void>((resolve) => channel.onClose(resolve));
    wire = { send: channel.send, gone };
    channel.onText((text) => waiting?.resolve(JSON.parse(text) as PageAnswer));
    channel.onClose(() => waiting?.reject(new Error('the page went away in the middle of something')));
  }

  const answered = () => {
    const own = Promise.withResolvers<PageAnswer>();
    waiting = own;
    return own.promise.finally(() => {
      waiting = null;
    });
  };
  const { browser, context } = await launch(executable, profile);
  let page: Page | null = null;

  return {
    open: async (life) => {
      const first = answered();
      page = await context.newPage();
      const address = `${served.value.origin}/?token=${token}#${encodeURIComponent(JSON.stringify(life))}`;
      await page.goto(address, { waitUntil: 'commit' });
      return first;
    },
    call: (call) => {
      if (wire === null) throw new Error('no page is open');
      const answer = answered();
      wire.send(JSON.stringify(call));
      return answer;
    },
    close: async () => {
      await page?.close();
      await wire?.gone;
      [page, wire] = [null, null];
    },
    rows: async () => (await page?.evaluate(() => window.rehearsed?.rows())) ?? {},
    end: async () => {
      await context.close();
      await browser?.close();
      channels.close();
      await served.value.close();
      if (profile !== null) await removeFolder(profile);
    },
  };
}

async function launch(
  executablePath: string,
  profile: string | null,
): Promise<{ readonly browser: Browser | null; readonly context: BrowserContext }> {
  // Chromium's sandbox refuses to run as root, and only then it is left off.
  const args = ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
  if (profile !== null) {
    return {
      browser: null,
      context: await chromium.launchPersistentContext(profile, { executablePath, args }),
    };
  }
  const browser = await chromium.launch({ executablePath, args });
  return { browser, context: await browser.newContext() };
}
