/**
 * What lies on a stick that somebody brought, read with care: plain files at its top, never what a link points to, never
 * more than was asked for. It does not know what the files are for.
 */
import { constants } from 'node:fs';
import { lstat, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';

export interface StickFile {
  readonly name: string;
  readonly bytes: number;
}

/** The latest first, for that is the one somebody has just put there. Throws when the stick cannot be read. */
export async function filesOnStick(
  folder: string,
  { endings, atMost }: { readonly endings: readonly string[]; readonly atMost: number },
): Promise<readonly StickFile[]> {
  const names = (await readdir(folder)).filter((name) => isWanted(name, endings));
  const found = await Promise.all(
    names.map(async (name) => {
      const about = await lstat(join(folder, name)).catch(() => null);
      return about?.isFile() ? { name, bytes: about.size, changed: about.mtimeMs } : null;
    }),
  );
  return found
    .filter((file) => file !== null)
    .sort((a, b) => b.changed - a.changed || (a.name < b.name ? -1 : 1))
    .slice(0, atMost)
    .map(({ name, bytes }) => ({ name, bytes }));
}

/** Null for what is no plain file of that name at the top of the stick. `most` bytes and one are read at most. */
export async function readOnStick(folder: string, name: string, most: number): Promise<Uint8Array | null> {
  if (/[/\\\0]/.test(name) || name === '..' || name === '.') return null;
  const file = await open(join(folder, name), constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0)).catch(
    () => null,
  );
  if (file === null) return null;
  try {
    const about = await file.stat();
    if (!about.isFile()) return null;
    const bytes = new Uint8Array(Math.min(about.size, most + 1));
    let read = 0;
    while (read < bytes.length) {
      const { bytesRead } = await file.read(bytes, read, bytes.length - read, read);
      if (bytesRead === 0) break;
      read += bytesRead;
    }
    return bytes.subarray(0, read);
  } finally {
    await file.close();
  }
}

/** Computers leave files of their own beside what people copy; those begin with a dot. */
function isWanted(name: string, endings: readonly string[]): boolean {
  return !name.startsWith('.') && endings.some((ending) => name.toLowerCase().endsWith(ending));
}
