import { execFile, spawn } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { takeLock } from '../../../../../../main/host/lock-file.ts';
import { must } from '../../../../../harness/devices.ts';

const TOOL = join(import.meta.dirname, '../../../../../../main/shells/node/device-tool/main.ts');

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

function device(...args: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [TOOL, ...args], (_, out, error) =>
      resolve({ code: child.exitCode ?? -1, out, error }),
    );
    child.stdin?.end();
  });
}

const simulated = (words: string, ...more: readonly string[]) =>
  device(...words.split(' '), '--simulated', ...more);

describe.concurrent('the installer’s tool', () => {
  test('lists each device in one line, with what to mind', async () => {
    const { code, out } = await simulated('list');
    const lines = out.trim().split('\n');
    expect(lines).toHaveLength(4);
    expect(lines[0]).toBe('printer: 0a5f:0120 at port 1-1, serial ROOM-ZD420: ready');
    expect(lines[2]).toContain('Mind: it has no time limit');
    expect(lines[3]).toContain('nobody said what hangs on it');
    expect(code).toBe(0);
  });

  test('says what to do about an empty roll, and ends with 1', async () => {
    const { code, error } = await simulated('printer status', '--fault', 'printer:paper-out');
    expect(error).toContain('Put in a roll.');
    expect(code).toBe(1);
  });

  test('prints no label on a printer that is not ready', async () => {
    const { code, out } = await simulated('printer test', '--fault', 'printer:head-open');
    expect([code, out]).toEqual([1, '']);
  });

  test('prints a test label', async () => {
    const { code, out } = await simulated('printer test');
    expect(out).toContain('one label came out');
    expect(code).toBe(0);
  });

  test('says that another program has the scanner, also as JSON', async () => {
    const { code, out } = await simulated('scanner watch', '--json', '--fault', 'scanner:busy');
    expect(JSON.parse(out)).toMatchObject({ fact: 'problem', code: 'busy' });
    expect(code).toBe(1);
  });

  test('says that nothing is plugged in', async () => {
    const { code, error } = await simulated('scanner watch', '--fault', 'scanner:unplug');
    expect(error).toContain('No scanner that Packroom knows is plugged in');
    expect(code).toBe(1);
  });

  test('shows scans until it has shown as many as were asked for', async () => {
    const { code, out } = await simulated('scanner watch', '--json', '--count', '2');
    const facts = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).fact);
    expect(facts).toEqual(['watching', 'scan', 'scan']);
    expect(code).toBe(0);
  });

  test('releases no strike when nobody agreed', async () => {
    const { code, out } = await simulated('strike pulse');
    expect(out).toContain('releases the door for 1000 ms');
    expect(out).not.toContain('Released');
    expect(code).toBe(2);
  });

  test('pulses the strike, and ends with everything off and read back', async () => {
    const { code, out } = await simulated('strike pulse', '--yes', '--ms', '200');
    expect(out.trim().split('\n').slice(1)).toEqual([
      'Released, read back.',
      'All relays are off, read back.',
    ]);
    expect(code).toBe(0);
  });

  test('locks at once when it is interrupted in the middle of a pulse', async ({ onTestFinished }) => {
    const child = spawn(process.execPath, [TOOL, 'strike', 'pulse', '--yes', '--ms', '5000', '--simulated']);
    onTestFinished(() => void child.kill('SIGKILL'));
    const began = performance.now();
    let out = '';
    let releasedAt = began;
    child.stdout.on('data', (text) => {
      out += text;
      if (!String(text).includes('Released')) return;
      releasedAt = performance.now();
      child.kill('SIGINT');
    });
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect(out).toContain('All relays are off, read back.');
    expect(performance.now() - releasedAt).toBeLessThan(5_000);
    expect(code).toBe(1);
  });

  test.each([
    ['unlock everything'],
    ['strike pulse --ms 60000'],
    ['list --fault printer:paper-out'],
    ['list --adapter ch340=toaster'],
    ['list --loudly'],
  ])('ends with 2 when it is told: %s', async (words) => {
    const { code, error } = await device(...words.split(' '));
    expect(error).toContain('--help');
    expect(code).toBe(2);
  });

  test('refuses politely while a kiosk runs on the folder', async ({ onTestFinished }) => {
    const folder = await mkdtemp(join(tmpdir(), 'packroom-device-'));
    const lock = must(await takeLock(folder, process.pid));
    // The test's own: the one of vitest belongs to whichever of the tests beside it began last.
    onTestFinished(() => lock.release());
    const { code, error } = await device('list', '--data', folder);
    expect(error).toContain('Stop it first');
    expect(code).toBe(1);
  });

  test('prints rules for every vendor in the catalog', async () => {
    const { code, out } = await device('rules');
    for (const vendor of ['0a5f', '04f9', '0c2e', '2a19', '16c0', '1a86'])
      expect(out).toMatch(new RegExp(`ATTR\\{idVendor\\}=="(?:[0-9a-f|]*\\|)?${vendor}[|"]`));
    expect(code).toBe(0);
  });
});

describe('lockers', () => {
  const open = async (compartment: string) => {
    const { code, out } = await simulated(
      `locker open ${compartment}`,
      ...['--yes', '--json', '--adapter', 'ftdi=kerong-cu16:4'],
    );
    return {
      code,
      facts: out
        .trim()
        .split('\n')
        .map((line): unknown => JSON.parse(line)),
    };
  };

  test('one compartment is opened, and each lock is told before and after', async () => {
    const { code, facts } = await open('3');
    expect(code).toBe(0);
    expect(facts).toMatchObject([
      { fact: 'states', when: 'before', states: ['closed', 'closed', 'closed', 'closed'] },
      { fact: 'will-open', compartment: 3 },
      { fact: 'opened', compartment: 3 },
      { fact: 'states', when: 'after', states: ['closed', 'closed', 'open', 'closed'] },
    ]);
  });

  test('a compartment that is not there is said so', async () => {
    const { code, facts } = await open('9');
    expect(code).toBe(1);
    expect(facts.at(-1)).toMatchObject({ fact: 'problem', code: 'no-such-compartment' });
  });
});
