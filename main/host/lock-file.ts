/**
 * One process on a data folder, no more: two would write one journal. The lock names its process by number and by
 * when it began, so that a lock left by `kill -9` or a power cut is known to be nobody's, even when another program
 * has got the number since.
 */
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import { codeOf } from './storage/files.ts';

const Holder = z.object({ pid: z.int().positive(), began: z.string() });
type Holder = z.infer<typeof Holder>;

/** Tells when the process with this number began, in any words that another process never shares; null: there is none. */
export type FindProcess = (pid: number) => Promise<string | null>;

export interface Lock {
  release(): Promise<void>;
}

const TRIES = 5;

export async function takeLock(
  folder: string,
  pid: number,
  find: FindProcess = findProcess,
): Promise<Result<Lock, { readonly code: 'in-use'; readonly pid: number }>> {
  const path = join(folder, 'lock');
  const mine = join(folder, `lock.${pid}`);
  const text = JSON.stringify({ pid, began: (await find(pid)) ?? '' } satisfies Holder);
  await writeFile(mine, text, { mode: 0o600 });
  try {
    for (let tries = 0; tries < TRIES; tries++) {
      // A link is made whole or not at all: nobody ever reads a lock that is half written.
      if (await linked(mine, path)) return ok({ release: () => release(path, text) });
      const found = await readHolder(path);
      if (found !== null && (await isAlive(found.holder, find))) {
        return err({ code: 'in-use', pid: found.holder?.pid ?? 0 });
      }
      if (found !== null) await clear(path, `${path}.stale.${pid}`, found.text);
    }
    return err({ code: 'in-use', pid: 0 });
  } finally {
    await rm(mine, { force: true });
  }
}

async function isAlive(holder: Holder | null, find: FindProcess): Promise<boolean> {
  return holder !== null && (await find(holder.pid)) === holder.began;
}

/** Moves the stale lock out of the way; if another process was quicker and it is a fresh one, puts it back. */
async function clear(path: string, aside: string, stale: string): Promise<void> {
  try {
    await rename(path, aside);
  } catch {
    return;
  }
  if ((await readFile(aside, 'utf8')) !== stale) await linked(aside, path);
  await rm(aside, { force: true });
}

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (cause) {
    if (codeOf(cause) === 'EEXIST') return false;
    throw cause;
  }
}

async function readHolder(path: string): Promise<{ text: string; holder: Holder | null } | null> {
  try {
    const text = await readFile(path, 'utf8');
    return { text, holder: Holder.safeParse(parse(text)).data ?? null };
  } catch {
    return null;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function release(path: string, text: string): Promise<void> {
  const found = await readHolder(path);
  if (found?.text === text) await rm(path, { force: true });
}

/** Linux tells when a process began, in ticks since the boot; elsewhere its number has to do. */
async function findProcess(pid: number): Promise<string | null> {
  try {
    process.kill(pid, 0);
  } catch (cause) {
    // EPERM: it is there and somebody else's.
    if (codeOf(cause) !== 'EPERM') return null;
  }
  try {
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    // The name, in parentheses, may hold spaces; 20 fields after it comes the start time (proc_pid_stat(5)).
    return `${boot.trim()} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`;
  } catch {
    return 'unknown';
  }
}
