/**
 * Runs the tests that need no browser, and reads their numbers from Vitest's JSON report. Vitest itself prints what
 * failed, with the code around it.
 */
import { relative } from 'node:path';
import { failed, type Outcome } from './outcome.ts';
import { withReport } from './report.ts';
import { root, show } from './tool.ts';

export interface VitestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

// Vitest takes any TERM for a terminal, and a log file full of escape codes is hard to read.
const plainText = process.stdout.isTTY || process.env.FORCE_COLOR ? undefined : { NO_COLOR: '1' };

export async function unitTests(only: readonly string[]): Promise<Outcome> {
  const args = ['run', '--reporter=dot', '--reporter=json', ...only];
  const { ended, report } = await withReport<VitestReport>((file) =>
    show('vitest', [...args, `--outputFile.json=${file}`], plainText),
  );
  return report === undefined ? failed('Vitest ended without a report.') : readVitest(report, ended.code);
}

export function readVitest({ testResults }: VitestReport, exitCode: number): Outcome {
  const notes: string[] = [];
  let passed = 0;
  let skipped = 0;
  for (const { name: path, status, message, assertionResults } of testResults) {
    const name = relative(root, path);
    for (const test of assertionResults) {
      if (test.status === 'passed') passed++;
      else if (test.status === 'failed') notes.push(`${name}: ${test.fullName}`);
      else skipped++;
    }
    // A file that cannot be loaded, or whose set-up throws, has no failed test to show for it.
    const hasFailedTest = assertionResults.some((test) => test.status === 'failed');
    if (status === 'failed' && !hasFailedTest) notes.push(`${name}: ${message || 'could not be run'}`);
  }
  // An error that no test owns, such as a promise rejected after the end, shows in the exit code alone.
  if (exitCode !== 0 && notes.length === 0)
    notes.push(`Vitest ended with ${exitCode} although no test failed.`);
  return { passed, failed: notes.length, skipped, notes };
}
