/**
 * Somebody has been handed an export and opens the verifier's page from a disk: no server, no network. What the page
 * says is read as they would read it.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';
import { fingerprintOf } from '../../shared/ledger/fingerprint.ts';
import { exportedLedger, exportedRange } from '../harness/exported-ledger.ts';

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
  await page
    .getByLabel(/^(Choose a|Check another) file$/)
    .setInputFiles({ name, mimeType: 'application/jsonl', buffer });
}

const verdict = (page: Page, name: string) =>
  page.getByRole('status').getByRole('heading', { name, exact: true });

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

test('a range with kept seals inside: which events it covers is said', async ({ verifier }) => {
  await choose(verifier, exportedRange(20, 60, [25, 48]).text);
  await expect(verdict(verifier, 'Intact')).toBeVisible();
  await expect(verifier.getByRole('status')).toContainText('Events40');
  await expect(verifier.getByRole('status')).toContainText('CoversEvents 21 to 60 only');
});

test('a byte flipped inside a letter of two bytes: the line is named, and why', async ({ verifier }) => {
  const bytes = Buffer.from(ledger.text);
  const at = bytes.indexOf('é', bytes.indexOf('"seq":2,')) + 1;
  bytes[at] = (bytes[at] ?? 0) ^ 0x01;
  const line = bytes.subarray(0, at).toString('latin1').split('\n').length;
  await choose(verifier, bytes);
  await expect(verdict(verifier, 'Not intact')).toBeVisible();
  await expect(verifier.getByRole('status')).toContainText(
    `Line ${line}: it was altered after it was written.`,
  );
  await expect(verifier.getByRole('list', { name: 'Fingerprint of the key' })).toHaveCount(0);
});

test('cut off at the end: the seal is missing', async ({ verifier }) => {
  await choose(verifier, `${ledger.lines.slice(0, -1).join('\n')}\n`);
  await expect(verdict(verifier, 'Not intact')).toBeVisible();
  await expect(verifier.getByRole('status')).toContainText(
    'Line 2: nothing seals the events from here to the end',
  );
});

for (const [what, bytes, says] of [
  [
    'a picture',
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    'it is not a line of an export',
  ],
  ['some other JSON', '{"hello":"world"}\n', 'does not begin with the header of an exported ledger'],
  ['an empty file', '', 'does not begin with the header of an exported ledger'],
] as const) {
  test(`no export at all, but ${what}: it says so`, async ({ verifier }) => {
    await choose(verifier, bytes);
    await expect(verdict(verifier, 'Not intact')).toBeVisible();
    await expect(verifier.getByRole('status')).toContainText(says);
  });
}

/** Lets files go over the middle of the page, as a mouse would. */
async function drop(page: Page, ...files: readonly string[]) {
  const dataTransfer = await page.evaluateHandle((texts) => {
    const carried = new DataTransfer();
    for (const [n, text] of texts.entries()) carried.items.add(new File([text], `dropped-${n + 1}.jsonl`));
    return carried;
  }, files);
  await page.getByRole('main').dispatchEvent('dragover', { dataTransfer });
  await page.getByRole('main').dispatchEvent('drop', { dataTransfer });
}

test('a file dropped on the page is read like one that was chosen', async ({ verifier }) => {
  await drop(verifier, ledger.text);
  await expect(verdict(verifier, 'Intact')).toBeVisible();
  await expect(verifier.getByRole('status')).toContainText('dropped-1.jsonl');
});

test('two files dropped at once: it asks for one, and judges neither', async ({ verifier }) => {
  await drop(verifier, ledger.text, ledger.text);
  await expect(verdict(verifier, 'Not read')).toBeVisible();
  await expect(verifier.getByRole('status')).toContainText('Please drop one file at a time.');
});

test('an altered ledger and then the true one: the second answer takes the place of the first', async ({
  verifier,
}) => {
  await choose(verifier, ledger.text.replace('K2-0003', 'K2-0004'));
  await expect(verdict(verifier, 'Not intact')).toBeVisible();
  await choose(verifier, ledger.text);
  await expect(verdict(verifier, 'Intact')).toBeVisible();
  await expect(verifier.getByRole('status').getByRole('heading', { level: 2 })).toHaveCount(1);
});

test('a file that was changed since it was chosen: that is no verdict', async ({ verifier }, info) => {
  const path = info.outputPath('changed.jsonl');
  writeFileSync(path, ledger.text);
  // The page hears of its choice only after the file was changed, and the browser refuses such a file.
  await verifier.evaluate(() =>
    addEventListener('change', (event) => event.stopImmediatePropagation(), { capture: true, once: true }),
  );
  const input = verifier.getByLabel('Choose a file');
  await input.setInputFiles(path);
  writeFileSync(path, `${ledger.text}\n`);
  await input.dispatchEvent('change');
  await expect(verdict(verifier, 'Not read')).toBeVisible();
  await expect(verifier.getByRole('status')).toContainText('Please try again.');
});

test('a long ledger: how far it is can be seen, and then the verdict', async ({ verifier }) => {
  const { text } = exportedLedger(20_000);
  const seen = verifier.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const bar = document.querySelector('progress') as HTMLProgressElement;
        new MutationObserver(
          () => bar.value > 0 && bar.value < 1 && !bar.hidden && resolve(bar.value),
        ).observe(bar, {
          attributes: true,
        });
      }),
  );
  await choose(verifier, text);
  expect(await seen).toBeGreaterThan(0);
  await expect(verdict(verifier, 'Intact')).toBeVisible({ timeout: 30_000 });
  await expect(verifier.getByRole('status')).toContainText('Events20,000');
  await expect(verifier.getByRole('progressbar')).toBeHidden();
});

test('by keyboard alone the file can be chosen', async ({ verifier }) => {
  await verifier.keyboard.press('Tab');
  await expect(verifier.getByLabel('Choose a file')).toBeFocused();
  const [chooser] = await Promise.all([
    verifier.waitForEvent('filechooser'),
    verifier.keyboard.press('Enter'),
  ]);
  await chooser.setFiles({ name: 'ledger.jsonl', mimeType: '', buffer: Buffer.from(ledger.text) });
  await expect(verdict(verifier, 'Intact')).toBeVisible();
});

test('with text twice as large on a narrow screen nothing is cut off', async ({ verifier }) => {
  await verifier.setViewportSize({ width: 400, height: 800 });
  await verifier.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
  await choose(verifier, ledger.text);
  await expect(verdict(verifier, 'Intact')).toBeVisible();
  expect(await verifier.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(400);
});

test('nobody finds a barrier: axe has nothing to say, before and after', async ({ verifier }) => {
  const faults = async () => (await new AxeBuilder({ page: verifier }).analyze()).violations;
  expect(await faults()).toEqual([]);
  await choose(verifier, ledger.text);
  await expect(verdict(verifier, 'Intact')).toBeVisible();
  expect(await faults()).toEqual([]);
  await choose(verifier, 'no');
  await expect(verdict(verifier, 'Not intact')).toBeVisible();
  expect(await faults()).toEqual([]);
});

base('what would load or send something is refused by the page itself', async ({ page }) => {
  await page.goto(address);
  await page.evaluate(() => {
    document.title = '';
    addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
      document.title += `,${effectiveDirective}`;
    });
    const nowhere = 'http://127.0.0.1:9/';
    fetch(nowhere).catch(() => undefined);
    document.body.append(
      Object.assign(document.createElement('img'), { src: nowhere }),
      Object.assign(document.createElement('iframe'), { src: nowhere }),
      Object.assign(document.createElement('script'), { text: 'document.title = "ran"' }),
    );
  });
  const refused = async () => (await page.title()).split(',').filter(Boolean).sort();
  await expect.poll(refused).toEqual(['connect-src', 'frame-src', 'img-src', 'script-src-elem']);
});
