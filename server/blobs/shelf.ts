/** Where sealed blobs lie. What they are called says nothing of whose they are. */
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export interface Shelf {
  /** The same name again takes the place of what was there. */
  put(name: string, bytes: Uint8Array): Promise<void>;
  /** Null where there is none. */
  get(name: string): Promise<Uint8Array | null>;
  remove(name: string): Promise<void>;
}

/** A folder of this machine; after a power cut a blob is there whole or not at all. */
export function folderShelf(folder: string): Shelf {
  // No folder with a million files: two letters of the name are one of 256.
  const pathOf = (name: string) => join(folder, name.slice(0, 2), name);
  return {
    async put(name, bytes) {
      const path = pathOf(name);
      const fresh = `${path}.${crypto.randomUUID()}.new`;
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      try {
        const file = await open(fresh, 'wx', 0o600);
        try {
          await file.writeFile(bytes);
          await file.datasync();
        } finally {
          await file.close();
        }
        await rename(fresh, path);
        await syncFolder(dirname(path));
      } catch (cause) {
        await rm(fresh, { force: true });
        throw cause;
      }
    },
    async get(name) {
      try {
        return await readFile(pathOf(name));
      } catch (cause) {
        if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null;
        throw cause;
      }
    },
    remove: (name) => rm(pathOf(name), { force: true }),
  };
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
