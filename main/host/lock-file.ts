/**
 * One process on a data folder, no more: two would write one journal. The lock names its process by number and by
 * when it began, so that a lock left by `kill -9` or a power cut is known to be nobody's, even when another program
 * has got the number since.
 *
 * Locks are numbered. Whoever finds the highest one dead makes the next, which only one can: nobody ever takes a lock
 * away, so nobody can take away the wrong one.
 */
import { link, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
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

const NAME = /^lock\.(\d+)$/;
const TRIES = 20;
/** What a lock says whose process has gone in good order. */
const RELEASED = 'released';
const UNKNOWN = 'unknown';

export async function takeLock(
  folder: string,
  pid: number,
  find: FindProcess = findProcess,
): Promise<Result<Lock, { readonly code: 'in-use'; readonly pid: number }>> {
  const mine = join(folder, `lock-of.${pid}`);
  const path = (number: number) => join(folder, `lock.${number}`);
  await writeFile(mine, JSON.stringify({ pid, began: (await find(pid)) ?? '' } satisfies Holder), {
    mode: 0o600,
  });
  try {
    for (let tries = 0; tries < TRIES; tries++) {
      const numbers = await locksIn(folder);
      const highest = numbers.at(-1) ?? 0;
      const holder = highest === 0 ? null : await readHolder(path(highest));
      if (holder !== null && isStill(await find(holder.pid), holder.began))
        return err({ code: 'in-use', pid: holder.pid });
      // A link is made whole or not at all: nobody ever reads a lock that is half written.
      if (!(await linked(mine, path(highest + 1)))) continue;
      if ((await locksIn(folder)).at(-1) !== highest + 1) {
        // While we looked, others came and went, and one of them is further.
        await rm(path(highest + 1), { force: true });
        continue;
      }
      await Promise.all(numbers.map((number) => rm(path(number), { force: true })));
      return ok({ release: () => release(path(highest + 1), mine) });
    }
    return err({ code: 'in-use', pid: 0 });
  } finally {
    await rm(mine, { force: true });
  }
}

/** Where it cannot be told when a process began, one with the number counts as the holder: two would write one journal. */
function isStill(found: string | null, began: string): boolean {
  return found !== null && (found === began || found === UNKNOWN || began === UNKNOWN);
}

/** Their numbers, the highest last. */
async function locksIn(folder: string): Promise<number[]> {
  const names = await readdir(folder);
  return names
    .flatMap((name) => NAME.exec(name)?.[1] ?? [])
    .map(Number)
    .toSorted((a, b) => a - b);
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

/** Null for a lock that was released, is gone, or is no lock. */
async function readHolder(path: string): Promise<Holder | null> {
  try {
    return Holder.safeParse(JSON.parse(await readFile(path, 'utf8'))).data ?? null;
  } catch {
    return null;
  }
}

/** The number stays taken: who comes next makes the next one. A lock that another has followed is left alone. */
async function release(path: string, aside: string): Promise<void> {
  if ((await readHolder(path)) === null) return;
  await writeFile(aside, RELEASED, { mode: 0o600 });
  await rename(aside, path);
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
    return UNKNOWN;
  }
}
