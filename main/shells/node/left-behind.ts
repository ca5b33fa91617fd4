/**
 * A browser that outlived its host, after a `kill -9` of the host alone: it shows a page whose token is worth nothing
 * any more, and holds the profile that the next browser needs. It is ended by its own number, and only when it really
 * is the browser of this profile.
 */
import { readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';

/** Chromium names its process in this link: `<host name>-<pid>`. */
const SINGLETON = 'SingletonLock';

export async function endLeftBehind(
  profile: string,
  kill: (pid: number) => void = (pid) => process.kill(pid, 'SIGKILL'),
): Promise<boolean> {
  try {
    const pid = Number(/-(\d+)$/.exec(await readlink(join(profile, SINGLETON)))?.[1]);
    if (!Number.isSafeInteger(pid) || pid <= 1) return false;
    const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8');
    if (!commandLine.split('\0').includes(`--user-data-dir=${profile}`)) return false;
    kill(pid);
    return true;
  } catch {
    // No link, no such process, or no Linux: then there is none, or Chromium finds out by itself.
    return false;
  }
}
