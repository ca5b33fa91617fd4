/**
 * The verifier as it is handed to somebody: one file, alone in an empty folder, with no package anywhere. It is bundled
 * anew here, so that the test never speaks of an older one.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifierPage, verifierProgram } from '../../../../build/verifier/bundles.ts';
import { fingerprintOf } from '../../../../shared/ledger/fingerprint.ts';
import { exportedLedger, exportedRange } from '../../../harness/exported-ledger.ts';

const root = join(import.meta.dirname, '../../../..');
const folder = mkdtempSync(join(tmpdir(), 'packroom-verifier-'));
const nowhere = join(folder, 'empty');
const { text, lines, events, publicKey } = exportedLedger(50);

beforeAll(async () => {
  mkdirSync(nowhere);
  for (const bundle of [verifierProgram, verifierPage]) {
    await build({ ...bundle(root, '1.2.3', folder), logLevel: 'silent' });
  }
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

const program = join(folder, 'packroom-verify.mjs');

function run(files: Readonly<Record<string, string | Uint8Array>>, ...options: readonly string[]) {
  const cwd = mkdtempSync(join(folder, 'handed-over-'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(cwd, name), content);
  return spawnSync(process.execPath, [...options, program, ...Object.keys(files)], {
    cwd,
    env: { NODE_PATH: nowhere, HOME: nowhere },
    encoding: 'utf8',
  });
}

describe('the bundled verifier, alone in an empty folder', () => {
  test('says intact, by which key, and ends with 0', () => {
    const { status, stdout, stderr } = run({ 'a.jsonl': text });
    expect(stderr).toBe('');
    expect(stdout).toContain(
      `a.jsonl: intact: 50 events, head ${events.at(-1)?.hash}, sealed by ${publicKey.x}`,
    );
    expect(stdout).toContain(`fingerprint of the key: ${fingerprintOf(publicKey)}`);
    expect(status).toBe(0);
  });

  test('says of a range which events it covers, kept seals and all', () => {
    const range = exportedRange(20, 40, [25]);
    const { status, stdout } = run({ 'a.jsonl': range.text });
    expect(stdout).toContain(
      `a.jsonl: intact: events 21 to 40 (20 events), head ${range.events.at(-1)?.hash}`,
    );
    expect(status).toBe(0);
    const cut = range.lines.slice(0, 7).join('\n');
    expect(run({ 'a.jsonl': cut }).stdout).toContain('NOT INTACT: line 8: the file ends before it');
  });

  test.each([
    ['an event altered', text.replace('K2-0003', 'K2-0004'), 'line 5: it was altered after it was written'],
    ['a line taken out', lines.toSpliced(7, 1).join('\n'), 'line 8: events before it are missing'],
    ['its seal cut off', lines.slice(0, -1).join('\n'), 'line 2: nothing seals the events'],
    ['nothing in it', '', 'line 1: the file does not begin with the header'],
    ['bytes that are no text', Uint8Array.of(0xff, 0xfe, 0x00), 'line 1: it is not a line of an export'],
  ])('of an export with %s names the line and ends with 1', (_, content, says) => {
    const { status, stdout } = run({ 'a.jsonl': content });
    expect(stdout).toContain(`a.jsonl: NOT INTACT: ${says}`);
    expect(status).toBe(1);
  });

  test('ends with 2 when a file cannot be read, even if a later one is only not intact', () => {
    const args = [program, 'missing.jsonl', program];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: nowhere, encoding: 'utf8' });
    expect(stderr).toContain('missing.jsonl: cannot be read');
    expect(stdout).toContain('NOT INTACT: line 1');
    expect(status).toBe(2);
  });

  test('without a file says how it is run, and ends with 2', () => {
    const { status, stderr } = run({});
    expect(stderr).toBe("Which file? node packroom-verify.mjs [--slip 'TEXT OF A SLIP'] FILE…\n");
    expect(status).toBe(2);
  });

  test('says the same where strings cannot yet tell whether they are well formed, as in Node 18', () => {
    const older = 'data:text/javascript,delete String.prototype.isWellFormed';
    expect(run({ 'a.jsonl': text }, '--import', older)).toMatchObject({ status: 0, stderr: '' });
  });
});

describe('both verifiers', () => {
  test('are one file each, and nothing else is made', () => {
    const made = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
    expect(made.map(({ name }) => name).sort()).toEqual(['packroom-verify.html', 'packroom-verify.mjs']);
  });

  test.each(['packroom-verify.html', 'packroom-verify.mjs'])(
    '%s says what it is and how to run it',
    (name) => {
      const top = readFileSync(join(folder, name), 'utf8').slice(0, 1200);
      expect(top).toContain('Packroom verifier 1.2.3');
      expect(top).toContain('To run it');
    },
  );

  test('are not minified, so that they can be read before they are trusted', () => {
    for (const name of ['packroom-verify.html', 'packroom-verify.mjs']) {
      const made = readFileSync(join(folder, name), 'utf8');
      expect(made).toContain('function chainFault(head, event)');
      expect(Math.max(...made.split('\n').map((line) => line.length)), name).toBeLessThan(1500);
    }
  });

  test('import nothing but Node itself', () => {
    const imports = readFileSync(program, 'utf8').matchAll(/^import .* from "(.+)";$|\bimport\("(.+?)"\)/gm);
    expect([...imports].map(([, from, lazily]) => from ?? lazily).sort()).toEqual(['node:fs', 'node:path']);
  });
});
