/**
 * A person at a screen: the kiosk in Chromium (`kiosk`) and in Electron (`electron`). The tests start their own kiosk,
 * so nothing is started here.
 */
import { defineConfig } from '@playwright/test';
import { testBrowser } from './build/checks/test-browser.ts';

const executablePath = testBrowser();
const isRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  forbidOnly: true,
  // A test that passes on the second try has not passed.
  retries: 0,
  // Each test brings a host and a browser of its own, and two cores carry no more.
  workers: 2,
  timeout: 120_000,
  // Machines are shared and slow at times: how long something takes is for benchmarks to say, not for these.
  expect: { timeout: 20_000 },
  reporter: 'line',
  use: {
    trace: 'retain-on-failure',
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      // Chromium's sandbox refuses to run as root, and only then it is left off.
      args: isRoot ? ['--no-sandbox'] : [],
    },
  },
  projects: [
    { name: 'kiosk', testIgnore: 'electron/**' },
    { name: 'electron', testMatch: 'electron/**/*.test.ts' },
  ],
});
