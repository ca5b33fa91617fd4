/**
 * Files sealed one by one and named by the SHA-256 of what is in them: the same twice is one file. It knows nothing of
 * what they hold.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { err, ok, type Result } from '../../../shared/basics/result.ts';
import { PhotoHash } from '../../../shared/domain/ids.ts';
import type { DiskFailure } from './files.ts';
import { readSealed, type Sealing, writeSealed } from './sealed-file.ts';

export interface HashedFiles {
  keep(content: Uint8Array): Promise<Result<PhotoHash, DiskFailure>>;
  /** Answers when it is gone for good; one that is not there is gone. */
  erase(hash: PhotoHash): Promise<void>;
  /** All that are there, in no order. */
  all(): Promise<readonly PhotoHash[]>;
  /** Null when there is none, or none that can be read. */
  read(hash: PhotoHash): Promise<Uint8Array | null>;
}

export function hashOf(content: Uint8Array): PhotoHash {
  return PhotoHash.parse(createHash('sha256').update(content).digest('hex'));
}

/** `kind`: no file of one kind can be put in the place of another. */
export function createHashedFiles(
  { files, random }: Sealing,
  folder: string,
  key: Uint8Array,
  kind: 'photo' | 'door-photo' | 'signature',
): HashedFiles {
  const folderOf = (hash: PhotoHash) => join(folder, hash.slice(0, 2));

  /** None where there is no such folder yet. */
  async function namesIn(path: string): Promise<readonly string[]> {
    try {
      return await files.names(path);
    } catch {
      return [];
    }
  }

  return {
    keep: async (content) => {
      const hash = hashOf(content);
      try {
        await files.makeFolder(folderOf(hash));
      } catch {
        return err('disk-failed');
      }
      const path = join(folderOf(hash), hash);
      const kept = await writeSealed({ files, random }, path, content, key, `${kind} ${hash}`);
      return kept.ok ? ok(hash) : kept;
    },
    erase: async (hash) => {
      if (!(await files.names(folderOf(hash))).includes(hash)) return;
      await files.remove(join(folderOf(hash), hash));
      await files.syncFolder(folderOf(hash));
    },
    all: async () => {
      const folders = await namesIn(folder);
      const names = await Promise.all(folders.map((name) => namesIn(join(folder, name))));
      // Beside them may lie one that was cut off while it was written.
      return names.flat().flatMap((name) => PhotoHash.safeParse(name).data ?? []);
    },
    read: async (hash) => {
      const content = await readSealed(files, join(folderOf(hash), hash), key, `${kind} ${hash}`);
      return content.ok ? content.value : null;
    },
  };
}
