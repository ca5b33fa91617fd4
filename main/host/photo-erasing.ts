/**
 * Erases the files of pictures that the ledger says are erased. The event comes first, so no picture goes without one;
 * how far this has come is kept, so that what was cut off is done at the next start, and doing it twice does nothing.
 */
import { z } from 'zod';
import { catalog } from '../../shared/events/catalog.ts';
import type { Journal } from './journal.ts';
import type { Log } from './log.ts';
import type { Photos } from './photos.ts';
import type { Files } from './storage/files.ts';
import { readKept, writeKept } from './storage/kept-value.ts';

export interface PhotoErasing {
  /** Goes through what the journal has that was not gone through yet. */
  run(): Promise<void>;
}

const Kept = z.strictObject({ seq: z.int().nonnegative() });
const PAGE = 500;

export async function openPhotoErasing(
  files: Files,
  path: string,
  journal: Pick<Journal, 'head' | 'read'>,
  photos: Pick<Photos, 'erase'>,
  log: Log,
): Promise<PhotoErasing> {
  const kept = await readKept(files, path, Kept);
  let done = (kept.ok ? kept.value?.seq : undefined) ?? 0;
  let working: Promise<void> = Promise.resolve();

  async function goThrough(): Promise<void> {
    const start = done;
    const head = journal.head().seq;
    while (done < head) {
      const page = await journal.read(done, Math.min(PAGE, head - done));
      if (!page.ok) return log.error('pictures were not erased: the journal cannot be read', { after: done });
      for (const { type, data } of page.value) {
        if (type !== 'package.photo-erased') continue;
        const erased = catalog[type].data.safeParse(data);
        if (erased.success) await photos.erase(erased.data.photo);
      }
      done += page.value.length;
    }
    if (done !== start) await writeKept(files, path, { seq: done });
  }

  return {
    run: () => {
      working = working
        .then(goThrough)
        .catch((cause) => log.error('a picture was not erased', { why: String(cause) }));
      return working;
    },
  };
}
