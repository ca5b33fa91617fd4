/**
 * Somebody has been handed an export and opens the verifier's page from a disk: no server, no network. What the page
 * says is read as they would read it.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, type Page, test as base } from '@playwright/test';
import { fingerprintOf } from '../../shared/ledger/fingerprint.ts';
import { exportedLedger } from '../harness/exported-ledger.ts';

const ledger = exportedLedger(50);
const address = pathToFileURL(join(import.meta.dirname, '../../dist/verify/packroom-verify.html')).href;

// Whatever a test does, the page asks for nothing but itself and has nothing to complain about.
const test = base.extend<{ readonly verifier: Page }>({
  verifier: async ({ page }, use) => {
    const asked: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(address);
    await use(page);
    expect(asked).toEqual([address]);
    expect(complaints).toEqual([]);
  },
});

async function choose(page: Page, bytes: string | Uint8Array, name = 'ledger.jsonl') {
  const buffer = Buffer.from(bytes);
  await page.getByLabel('Choose a ledger').setInputFiles({ name, mimeType: 'application/jsonl', buffer });
}

const verdict = (page: Page, name: string) => page.getByRole('status').getByRole('heading', { name, exact: true });

test('an intact ledger: what is in it, and the fingerprint to compare', async ({ verifier }) => {
  await choose(verifier, ledger.text);
  await expect(verdict(verifier, 'Intact')).toBeVisible();
  const status = verifier.getByRole('status');
  await expect(status).toContainText('ledger.jsonl');
  await expect(status).toContainText('Events50');
  await expect(status).toContainText('23 November 2026 at 09:00:49 UTC');
  await expect(status).toContainText(ledger.events.at(-1)?.hash ?? 'no head');
  const groups = verifier.getByRole('list', { name: 'Fingerprint of the key' }).getByRole('listitem');
  await expect(groups).toHaveText(fingerprintOf(ledger.publicKey).split(' '));
});
