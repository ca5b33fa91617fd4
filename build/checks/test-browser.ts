/**
 * The browser that the tests drive: Playwright's own if it was installed, else one of the system. On a bare Debian it
 * can be fetched; elsewhere that is left to the person.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { findBrowser } from '../start/find-browser.mjs';
import { say } from '../start/say.mjs';

export function testBrowser(): string | undefined {
  const own = chromium.executablePath();
  if (own && existsSync(own)) return own;
  return findBrowser({ platform: process.platform, env: process.env, exists: existsSync });
}

/** Says whether there is a browser now, and in words if not. */
export function fetchBrowser(): { readonly ok: true } | { readonly ok: false; readonly why: string } {
  const isDebian = existsSync('/etc/debian_version');
  if (isDebian && process.getuid?.() === 0) {
    say('Fetching Chromium with apt-get …');
    apt('update');
    apt('install', '-y', '--no-install-recommends', 'chromium');
  }
  if (testBrowser()) return { ok: true };
  return {
    ok: false,
    why: 'No Chromium, Chrome or Edge was found. Install one with: npx playwright install --with-deps chromium',
  };
}

function apt(...args: readonly string[]): void {
  spawnSync('apt-get', ['-q', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
