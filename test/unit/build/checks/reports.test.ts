/** What is read from the reports of the two test runners, above all when they fail without a failed test. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPlaywright } from '../../../../build/checks/playwright.ts';
import { root } from '../../../../build/checks/tool.ts';
import { readVitest } from '../../../../build/checks/vitest.ts';

function file(status: string, message: string, ...tests: string[]) {
  return {
    name: join(root, 'test/unit/x.test.ts'),
    status,
    message,
    assertionResults: tests.map((status) => ({ fullName: 'a test', status })),
  };
}

describe("Vitest's report", () => {
  it('counts passed, failed, skipped and to-do tests', () => {
    const report = {
      testResults: [file('failed', '', 'passed', 'failed', 'skipped', 'todo'), file('passed', '', 'passed')],
    };
    expect(readVitest(report, 1)).toEqual({
      passed: 2,
      failed: 1,
      skipped: 2,
      notes: ['test/unit/x.test.ts: a test'],
    });
  });

  it('counts a file that cannot be loaded as one failure', () => {
    const report = { testResults: [file('failed', 'no such module'), file('passed', '', 'passed')] };
    expect(readVitest(report, 1)).toEqual({
      passed: 1,
      failed: 1,
      skipped: 0,
      notes: ['test/unit/x.test.ts: no such module'],
    });
  });

  it('does not call a run good that ended badly', () => {
    expect(readVitest({ testResults: [file('passed', '', 'passed')] }, 1)).toMatchObject({
      passed: 1,
      failed: 1,
    });
  });
});

type Status = 'expected' | 'unexpected' | 'flaky' | 'skipped';

function suite(...statuses: Status[]) {
  const specs = statuses.map((status) => ({ title: 'a person', tests: [{ status }] }));
  return { title: 'x.test.ts', specs: [], suites: [{ title: 'at a screen', specs }] };
}

describe("Playwright's report", () => {
  it('counts through all suites, and a flaky test as failed', () => {
    const report = { errors: [], suites: [suite('expected', 'unexpected', 'flaky', 'skipped')] };
    const title = 'x.test.ts › at a screen › a person';
    expect(readPlaywright(report, 1)).toEqual({ passed: 1, failed: 2, skipped: 1, notes: [title, title] });
  });

  it('counts an error outside of all tests', () => {
    const report = { errors: [{ message: 'No tests found' }], suites: [] };
    expect(readPlaywright(report, 1)).toEqual({
      passed: 0,
      failed: 1,
      skipped: 0,
      notes: ['No tests found'],
    });
  });

  it('does not call a run good that ended badly', () => {
    expect(readPlaywright({ errors: [], suites: [suite('expected')] }, 1)).toMatchObject({
      passed: 1,
      failed: 1,
    });
  });
});
