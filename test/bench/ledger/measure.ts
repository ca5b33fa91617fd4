/**
 * Measures the ledger at one size after the other: makes it so long, starts host and page on it, and lets the page take
 * its samples. It gives plain samples; what they come to is told by `lines.ts`.
 */
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { readIdentity } from '../../../main/host/identity.ts';
import { openJournal } from '../../../main/host/journal.ts';
import { pathsIn } from '../../../main/host/paths.ts';
import { nodeFiles } from '../../../main/host/storage/files.ts';
import type { StreamId } from '../../../shared/domain/ids.ts';
import { bundlePage, heapBytes, openBrowser } from '../browser.ts';
import { type MeasuredHost, measuredHost } from './host.ts';
import { fillJournal } from './journal-filler.ts';
import type { ContenderName } from './page/contender.ts';
import type { QuestionName, Times } from './page/measuring.ts';
import { createTape, type Tape } from './tape.ts';

export interface Plan {
  readonly sizes: readonly number[];
  /** Up to which size others than raw IndexedDB take part: filling them takes long. */
  readonly peersUpTo: number;
  readonly appends: number;
  readonly batches: number;
  readonly questions: number;
  readonly starts: number;
  readonly seed: number;
}

/** Times in milliseconds, memory in bytes. */
export interface Measured {
  readonly size: number;
  readonly append: Times;
  readonly batch: Times;
  /** Empty where there is nothing to ask for. */
  readonly questions: Partial<Record<QuestionName, Times>>;
  readonly start: readonly number[];
  readonly openJournal: readonly number[];
  readonly pageBytes: number;
  readonly hostBytes: number;
}

const BATCH = 100;
const DAY_MS = 86_400_000;
const TAKEN_PAUSE_MS = 100;
const pageSource = join(import.meta.dirname, 'page');

interface Setting {
  readonly plan: Plan;
  readonly host: MeasuredHost;
  readonly page: Page;
  readonly tape: Tape;
  readonly stream: StreamId;
  readonly journal: string;
  readonly tell: (line: string) => void;
}

export async function measureLedger(
  plan: Plan,
  folder: string,
  tell: (line: string) => void,
): Promise<{ readonly chromium: string; readonly measured: readonly Measured[] }> {
  const [data, pages] = [join(folder, 'data'), join(folder, 'pages')];
  const paths = pathsIn(data);
  await bundlePage(pageSource, pages);
  const host = measuredHost(data, pages);
  const browser = await openBrowser(join(folder, 'profile'));
  try {
    await host.start();
    await host.stop();
    const identity = await readIdentity(nodeFiles, paths.identity);
    if (!identity.ok || identity.value === null) throw new Error('the host has no identity');
    const { stream } = identity.value;
    const page = await browser.newPage();
    page.setDefaultTimeout(0);
    page.on('pageerror', (cause) => tell(`the page broke: ${cause.message}`));
    const tape = createTape(plan.seed);
    const setting = { plan, host, page, tape, stream, journal: paths.journal, tell };
    const measured: Measured[] = [];
    for (const size of plan.sizes) measured.push(await measureAt(size, setting));
    return { chromium: browser.browser()?.version() ?? 'unknown', measured };
  } finally {
    await host.stop();
    await browser.close();
  }
}

async function measureAt(size: number, setting: Setting): Promise<Measured> {
  const { plan, host, page, tape, tell } = setting;
  tell(`${size.toLocaleString('en')} events: filling`);
  await fill(size, setting);
  const opening = await timesOf(plan.starts, () => openAndClose(setting));

  tell('starting');
  const address = `${await host.start()}#stream=${setting.stream}`;
  const start: number[] = [];
  for (let n = 0; n < plan.starts; n++) start.push(await startPage(page, address));
  const pageBytes = await heapBytes(page);
  const hostBytes = await host.memoryBytes();

  const withPeers = size <= plan.peersUpTo;
  if (withPeers) {
    const filled = await page.evaluate(() => window.measuring?.fillPeers());
    tell(`RxDB was filled in ${seconds(filled?.rxdb)}, PouchDB in ${seconds(filled?.pouchdb)}`);
  }
  const documents: readonly ContenderName[] = withPeers ? ['rxdb', 'pouchdb'] : [];
  const peers: readonly ContenderName[] = withPeers ? ['dexie', ...documents] : [];

  tell('appending');
  const appends = Array.from({ length: plan.appends }, () => tape.take(1));
  const append = await page.evaluate(([some, who]) => window.measuring?.append(some, who), [
    appends,
    ['ours', 'raw', ...peers] as ContenderName[],
  ] as const);

  tell('asking');
  const asked = tape.inRoom().slice(0, plan.questions);
  const questions =
    size === 0
      ? {}
      : await page.evaluate(([of, day, who]) => window.measuring?.ask(of, day, who), [
          asked,
          dayOf(tape.now()),
          ['ours', 'raw', ...documents] as ContenderName[],
        ] as const);

  tell('importing');
  const batches = Array.from({ length: plan.batches }, () => tape.take(BATCH));
  const batch = await page.evaluate((some) => window.measuring?.append(some, ['ours', 'raw']), batches);
  await host.stop();
  if (append === undefined || batch === undefined || questions === undefined)
    throw new Error('the page does not measure');
  return { size, append, batch, questions, start, openJournal: opening, pageBytes, hostBytes };
}

/** The host is down while its journal is written, so the page is loaded before. */
async function fill(size: number, { plan, host, page, tape, stream, journal, tell }: Setting): Promise<void> {
  await page.goto(`${await host.start()}#stream=${stream}`);
  await host.stop();
  const since = performance.now();
  let filling: Promise<unknown> = Promise.resolve();
  let done = 0;
  for await (const lines of fillJournal(journal, stream, tape, Math.max(1, size))) {
    await filling;
    filling = page.evaluate((some) => window.measuring?.fill(some), lines);
    done += lines.length;
    if (done % 150_000 === 0) tell(`${done.toLocaleString('en')} in ${seconds(performance.now() - since)}`);
  }
  await filling;
  tell(`${done.toLocaleString('en')} events made and kept in ${seconds(performance.now() - since)}`);
  await page.evaluate(() => window.measuring?.sweep());
  await page.evaluate(() => window.measuring?.copy('raw'));
  if (size <= plan.peersUpTo) await page.evaluate(() => window.measuring?.copy('dexie'));
  tell(`and copied for the baselines after ${seconds(performance.now() - since)}`);
}

/** A host may take a moment to see that the page before is gone. */
async function startPage(page: Page, address: string): Promise<number> {
  for (;;) {
    await page.goto('about:blank');
    await page.goto(address);
    const took = await page.evaluate(() => window.measuring?.start());
    if (typeof took === 'number') return took;
    if (took !== 'taken') throw new Error('the page does not measure');
    await pause(TAKEN_PAUSE_MS);
  }
}

async function openAndClose({ journal, stream }: Setting): Promise<void> {
  const opened = await openJournal({ files: nodeFiles, folder: journal, stream });
  if (!opened.ok) throw new Error(`the journal does not open: ${opened.error}`);
  await opened.value.close();
}

async function timesOf(count: number, work: () => Promise<void>): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < count; n++) {
    const since = performance.now();
    await work();
    times.push(performance.now() - since);
  }
  return times;
}

function dayOf(now: number) {
  const start = Math.floor(now / DAY_MS) * DAY_MS;
  const quarter = (at: number) => `${new Date(at).toISOString().slice(0, 16)}Z`;
  return { from: quarter(start), to: quarter(start + DAY_MS) };
}

function seconds(milliseconds: number | undefined): string {
  return `${((milliseconds ?? Number.NaN) / 1000).toFixed(1)} s`;
}
