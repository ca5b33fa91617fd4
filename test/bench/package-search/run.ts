/**
 * How long staff wait between a keystroke and the packages that fit: `npm run bench -- package-search [PACKAGES]`. In a
 * real browser on a real disk, beside a look at every row, in turns; an answer that differs ends the benchmark.
 */
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import type { Page } from '@playwright/test';
import { removeFolder } from '../../harness/remove-folder.ts';
import { bundlePage, openBrowser } from '../browser.ts';
import { machineInWords, thisMachine } from '../machine.ts';
import { summarise } from '../statistics.ts';
import { type Cell, table } from '../table.ts';
import { unitName } from './house.ts';
import type { Way } from './searching.ts';

const USUAL_PACKAGES = 100_000;
const SEED = 1;
/** Each text is typed character by character. */
const TEXTS_OF_A_KIND = 8;
/** A look at the whole table is long: every so many keystrokes tell as much. */
const TABLE_EVERY = 9;
const GOAL_MS = 50;
const ORIGIN = 'http://bench.localhost';
const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' };

interface Sample {
  readonly kind: string;
  readonly ms: Partial<Record<Way, number>>;
}

export async function run(args: readonly string[]): Promise<void> {
  const packages = Number(args[0] ?? USUAL_PACKAGES);
  const folder = await mkdtemp(join(tmpdir(), 'packroom-bench-'));
  const browser = await openBrowser(join(folder, 'profile'));
  try {
    const site = join(folder, 'site');
    await bundlePage(join(import.meta.dirname, 'page'), site);
    const page = await browser.newPage();
    await page.route(`${ORIGIN}/**`, async (route) => {
      const { pathname } = new URL(route.request().url());
      const file = pathname === '/' ? '/index.html' : pathname;
      const contentType = TYPES[extname(file)] ?? 'application/octet-stream';
      await route.fulfill({ body: await readFile(join(site, file)), contentType });
    });
    await page.goto(`${ORIGIN}/`);
    await page.evaluate(([count, seed]) => window.searching.fill(count, seed), [packages, SEED] as const);
    const samples = await measured(page, packages);
    const chromium = browser.browser()?.version() ?? null;
    console.log(`${packages.toLocaleString('en')} packages. ${machineInWords(thisMachine(chromium))}\n`);
    console.log(inWords(samples));
  } finally {
    await browser.close();
    await removeFolder(folder);
  }
}

async function measured(page: Page, packages: number): Promise<readonly Sample[]> {
  const ask = (way: Way, text: string) =>
    page.evaluate(([how, typed]) => window.searching.search(how, typed), [way, text] as const);
  const samples: Sample[] = [];
  for (const [kind, texts] of Object.entries(textsOf(packages))) {
    for (const text of texts) {
      for (let length = 1; length <= text.length; length++) {
        const typed = text.slice(0, length);
        const ours = await ask('indexes', typed);
        const memory = await ask('memory', typed);
        // Too little is typed to mean one of them: of those that fit, we show others that have left.
        const isTelling = length === text.length;
        if (isTelling && ours.found.join() !== memory.found.join())
          throw new Error(
            `${typed}: ${ours.found.length} found, and ${memory.found.length} by a look at all`,
          );
        const all = samples.length % TABLE_EVERY === 0 ? { table: (await ask('table', typed)).ms } : {};
        samples.push({ kind, ms: { indexes: ours.ms, memory: memory.ms, ...all } });
      }
    }
  }
  return samples;
}

function textsOf(packages: number): Readonly<Record<string, readonly string[]>> {
  const some = (make: (n: number) => string) => Array.from({ length: TEXTS_OF_A_KIND }, (_, n) => make(n));
  const code = (n: number) => String((packages - 37 * n) % 10_000).padStart(4, '0');
  return {
    unit: some((n) => unitName(23 * n)),
    name: some((n) => ['SMITH', 'GARCIA', 'NGUYEN', 'OKAFOR', 'ROSSI', 'HADDAD', 'TANAKA', 'SILVA'][n] ?? ''),
    'room code': some((n) => `K2-${code(n)}`),
    'its four digits': some(code),
    carrier: some((n) => ['UPS', 'USPS', 'FEDEX', 'AMAZON'][n % 4] ?? ''),
    day: some((n) => `2026-11-${String(22 - n).padStart(2, '0')}`),
    'unit and carrier': some((n) => `${unitName(17 * n)} ${n % 2 === 0 ? 'UPS' : 'AMAZON'}`),
    'a number that is not there': some((n) => `1Z99${code(n)}03`),
  };
}

function inWords(samples: readonly Sample[]): string {
  const kinds = [...new Set(samples.map(({ kind }) => kind))];
  const row = (kind: string, of: readonly Sample[]): Cell[] => {
    const times = (way: Way) => of.flatMap(({ ms }) => ms[way] ?? []);
    const [ours, held, whole] = [times('indexes'), times('memory'), times('table')].map(summarise);
    const p50 = ours?.p50 ?? Number.NaN;
    return [
      kind,
      String(of.length),
      p50,
      ours?.p95 ?? null,
      held?.p50 ?? null,
      held?.p95 ?? null,
      whole?.p50 ?? null,
      (whole?.p50 ?? Number.NaN) / p50,
      (ours?.p95 ?? Number.NaN) <= GOAL_MS ? 'yes' : 'no',
    ];
  };
  const rows = kinds.map((kind) =>
    row(
      kind,
      samples.filter((sample) => sample.kind === kind),
    ),
  );
  const headings = ['typed', 'keystrokes', 'ours: p50 ms', 'p95 ms', 'rows in memory: p50 ms', 'p95 ms'];
  return table(
    [...headings, 'the whole table: p50 ms', 'times as long', `p95 ≤ ${GOAL_MS}`],
    [...rows, row('all', samples)],
  );
}
