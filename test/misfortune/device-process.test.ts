/**
 * Real processes and real signals: the process that has the devices is killed or stands still, the kiosk is killed
 * while a strike is released, or both are. The devices are simulated; everything between them and the drivers is not.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { removeFolder } from '../harness/remove-folder.ts';

let folder = '';
let file = '';
let kiosk: ChildProcess;
let said = '';
const WAIT = { timeout: 30_000, interval: 20 };

function startKiosk(): void {
  said = '';
  kiosk = spawn(process.execPath, [join(import.meta.dirname, '../harness/device-kiosk.ts'), file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  kiosk.stdout?.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
}

const noted = (): string[] => {
  try {
    return readFileSync(file, 'utf8').trim().split('\n');
  } catch {
    return [];
  }
};
/** The device process that was started last. */
const devicePid = () =>
  Number(
    noted()
      .findLast((line) => line.startsWith('started '))
      ?.split(' ')[1],
  );
const until = (line: string) => vi.waitFor(() => expect(noted()).toContain(line), WAIT);
const untilSaid = (line: string) => vi.waitFor(() => expect(said.split('\n')).toContain(line), WAIT);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'packroom-devices-'));
  file = join(folder, 'noted');
  startKiosk();
  await untilSaid('strike released');
});

afterEach(async () => {
  kiosk.kill('SIGKILL');
  const pids = noted().flatMap((line) => /^started (\d+)$/.exec(line)?.[1] ?? []);
  for (const pid of pids) kill(Number(pid), 'SIGKILL');
  await removeFolder(folder);
});

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended by itself.
  }
}

describe('while a strike is released', () => {
  test('the kiosk is killed: the device process locks, says so, and ends', async () => {
    expect(noted().at(-1)).toBe('relay on');
    kiosk.kill('SIGKILL');
    await until('ended');
    expect(noted().slice(-4)).toEqual(['kiosk-lost', 'relay off', 'locked', 'ended']);
  });

  test('the kiosk stands still: the device process locks without it', async () => {
    kiosk.kill('SIGSTOP');
    await until('ended');
    expect(noted().slice(-4)).toEqual(['kiosk-lost', 'relay off', 'locked', 'ended']);
  });

  test('the device process is killed: another is there at once, and locks first', async () => {
    const first = devicePid();
    kill(first, 'SIGKILL');
    await untilSaid('ended');
    await vi.waitFor(() => expect(said).toMatch(/ended\nstrike unknown\nstarted\nstrike locked\n/), WAIT);
    expect(devicePid()).not.toBe(first);
  });

  test('the device process stands still: it is ended and replaced', async () => {
    const first = devicePid();
    kill(first, 'SIGSTOP');
    await vi.waitFor(() => expect(said).toMatch(/silent\nstrike unknown\nstarted\nstrike locked\n/), WAIT);
    expect(devicePid()).not.toBe(first);
    expect(() => process.kill(first, 0)).toThrow('ESRCH');
  });

  test('both are killed: the next start locks before anything else', async () => {
    kill(devicePid(), 'SIGKILL');
    kiosk.kill('SIGKILL');
    startKiosk();
    await untilSaid('strike released');
    expect(said.split('\n').slice(0, 3)).toEqual(['started', 'strike locked', 'strike released']);
  });

  test('somebody presses Ctrl-C, which reaches both: the kiosk stops in order, and the relay is off', async () => {
    kill(devicePid(), 'SIGINT');
    kill(devicePid(), 'SIGTERM');
    kiosk.kill('SIGTERM');
    await until('ended');
    expect(noted().slice(-2)).toEqual(['relay off', 'ended']);
  });
});
