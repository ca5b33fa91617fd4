/**
 * Runs the tests of a person at a screen, in Chromium and in Electron, and reads their numbers from Playwright's JSON
 * report. Where a browser comes from is not its concern.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { hasDisplay } from '../start/find-browser.mjs';
import { findElectron } from '../start/find-electron.mjs';
import { failed, type Outcome, skipped } from './outcome.ts';
import { withReport } from './report.ts';
import { fetchBrowser, testBrowser } from './test-browser.ts';
import { root, show } from './tool.ts';

export interface PlaywrightReport {
  readonly errors: readonly { readonly message?: string }[];
  readonly suites: readonly PlaywrightSuite[];
}

export interface PlaywrightSuite {
  readonly title: string;
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs: readonly {
    readonly title: string;
    readonly tests: readonly { readonly status: 'expected' | 'unexpected' | 'flaky' | 'skipped' }[];
  }[];
}

export async function e2eTests(only: readonly string[]): Promise<Outcome> {
  if (testBrowser() === undefined) {
    const fetched = fetchBrowser();
    if (!fetched.ok) return failed(fetched.why);
  }
  return runProject('kiosk', only);
}

export async function electronTests(only: readonly string[]): Promise<Outcome> {
  const why = 'The Electron suite did not run:';
  if (!existsSync(join(root, 'test/e2e/electron'))) return skipped(`${why} there is no test/e2e/electron.`);
  if (findElectron(root) === undefined) {
    return skipped(`${why} the Electron binary has not been downloaded (npx install-electron).`);
  }
  if (!hasDisplay(process.platform, process.env)) {
    return skipped(`${why} there is no display (xvfb-run npm test gives it one).`);
  }
  return runProject('electron', only);
}

async function runProject(project: 'kiosk' | 'electron', only: readonly string[]): Promise<Outcome> {
  const { ended, report } = await withReport<PlaywrightReport>((file) =>
    show('playwright', ['test', '--project', project, '--reporter=line,json', ...only], {
      PLAYWRIGHT_JSON_OUTPUT_FILE: file,
    }),
  );
  return report === undefined
    ? failed('Playwright ended without a report.')
    : readPlaywright(report, ended.code);
}

export function readPlaywright({ errors, suites }: PlaywrightReport, exitCode: number): Outcome {
  const notes = errors.map((error) => error.message ?? 'an error without words');
  let passed = 0;
  let skipped = 0;
  for (const { title, status } of suites.flatMap((suite) => testsOf(suite, ''))) {
    if (status === 'expected') passed++;
    else if (status === 'skipped') skipped++;
    else notes.push(title);
  }
  if (exitCode !== 0 && notes.length === 0)
    notes.push(`Playwright ended with ${exitCode} although no test failed.`);
  return { passed, failed: notes.length, skipped, notes };
}

function testsOf(
  suite: PlaywrightSuite,
  above: string,
): { readonly title: string; readonly status: string }[] {
  const path = above === '' ? suite.title : `${above} › ${suite.title}`;
  const own = suite.specs.flatMap((spec) =>
    spec.tests.map(({ status }) => ({ title: `${path} › ${spec.title}`, status })),
  );
  return [...own, ...(suite.suites ?? []).flatMap((inner) => testsOf(inner, path))];
}
