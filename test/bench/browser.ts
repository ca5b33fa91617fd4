/** A real Chromium on a real disk, and a page bundled for it: what the product runs in. It knows no benchmark. */
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import { testBrowser } from '../../build/checks/test-browser.ts';

export function openBrowser(profile: string): Promise<BrowserContext> {
  const executablePath = testBrowser();
  if (executablePath === undefined) throw new Error('There is no Chromium, Chrome or Edge to measure in.');
  return chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    // PouchDB evaluates the functions of its views, which our page policy forbids.
    bypassCSP: true,
    // Chromium's sandbox refuses to run as root, and only then it is left off.
    chromiumSandbox: process.getuid?.() !== 0,
  });
}

/** Bundles `index.html` of `from` as the product's own pages are bundled. */
export async function bundlePage(from: string, to: string): Promise<void> {
  await build({
    configFile: false,
    root: from,
    base: '/',
    logLevel: 'warn',
    // Two versions of Dexie refuse to be in one page, and RxDB brings its own.
    resolve: { dedupe: ['dexie'] },
    build: {
      outDir: to,
      emptyOutDir: true,
      target: 'chrome132',
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 5_000,
      rolldownOptions: { input: join(from, 'index.html') },
    },
  });
}

/** What is alive in the page's JavaScript heap, after the garbage was collected. */
export async function heapBytes(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  await session.detach();
  return metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN;
}
