import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { takeLock } from '../../main/host/lock-file.ts';
import { temporaryFolder } from '../harness/faulty-files.ts';

const lockFile = new URL('../../main/host/lock-file.ts', import.meta.url).href;

/** Another process that takes the lock and keeps it until it dies. */
async function holder(folder: string): Promise<ChildProcess> {
  const script = `
    const { takeLock } = await import(${JSON.stringify(lockFile)});
    const lock = await takeLock(${JSON.stringify(folder)}, process.pid);
    console.log(lock.ok ? 'held' : 'refused');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [said] = await once(child.stdout as NodeJS.ReadableStream, 'data');
  expect(String(said).trim()).toBe('held');
  return child;
}

async function heldLock(folder: string): Promise<string> {
  const names = (await readdir(folder)).filter((name) => name.startsWith('lock.'));
  expect(names).toHaveLength(1);
  return names[0] ?? '';
}

describe('a second process on the same data folder', () => {
  test('is refused, and told who is there; after a kill -9 of that one it is let in', async () => {
    const folder = await temporaryFolder();
    const first = await holder(folder);
    expect(await takeLock(folder, process.pid)).toEqual({
      ok: false,
      error: { code: 'in-use', pid: first.pid },
    });
    first.kill('SIGKILL');
    await once(first, 'exit');
    const lock = await takeLock(folder, process.pid);
    expect(lock.ok).toBe(true);
    expect(await readdir(folder)).toEqual(['lock.2']);
  });

  test('is let in after the first has ended as it should', async () => {
    const folder = await temporaryFolder();
    const first = await takeLock(folder, 1, async () => 'Monday');
    if (!first.ok) throw new Error('refused');
    await first.value.release();
    expect(await readFile(join(folder, 'lock.1'), 'utf8')).toBe('released');
    expect((await takeLock(folder, 2, async () => 'Monday')).ok).toBe(true);
  });

  test('is refused while it cannot be told when the holder began, then or now', async () => {
    for (const [then, now] of [
      ['unknown', 'boot-1 500'],
      ['boot-1 500', 'unknown'],
    ] as const) {
      const folder = await temporaryFolder();
      expect((await takeLock(folder, 100, async () => then)).ok).toBe(true);
      expect(await takeLock(folder, 200, async () => now)).toMatchObject({ ok: false, error: { pid: 100 } });
    }
  });

  test('is let in when the number of the dead one belongs to another program by now', async () => {
    const folder = await temporaryFolder();
    expect((await takeLock(folder, 100, async () => 'boot-1 500')).ok).toBe(true);
    expect((await takeLock(folder, 200, async () => 'boot-2 500')).ok).toBe(true);
    expect(await takeLock(folder, 300, async () => 'boot-2 500')).toEqual({
      ok: false,
      error: { code: 'in-use', pid: 200 },
    });
  });

  test('is let in over a lock that is no lock', async () => {
    for (const rubbish of ['', '{"pid":', '{"pid":"me"}', 'null']) {
      const folder = await temporaryFolder();
      await writeFile(join(folder, 'lock.1'), rubbish);
      expect((await takeLock(folder, process.pid)).ok).toBe(true);
    }
  });

  test('of many that come at once over a dead lock, one is let in', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'lock.7'), JSON.stringify({ pid: 999, began: 'yesterday' }));
    const find = async (pid: number) => (pid === 999 ? null : 'today');
    const answers = await Promise.all(Array.from({ length: 12 }, (_, n) => takeLock(folder, n + 1, find)));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    const held = JSON.parse(await readFile(join(folder, await heldLock(folder)), 'utf8'));
    expect(answers[held.pid - 1]?.ok).toBe(true);
  });

  test('an old owner does not take away the lock of a new one', async () => {
    const folder = await temporaryFolder();
    const old = await takeLock(folder, 1, async () => 'a');
    const fresh = await takeLock(folder, 2, async () => 'b');
    if (!old.ok || !fresh.ok) throw new Error('refused');
    await old.value.release();
    expect(JSON.parse(await readFile(join(folder, await heldLock(folder)), 'utf8')).pid).toBe(2);
  });
});
