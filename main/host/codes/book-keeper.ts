/**
 * The one hand that changes the book of codes. A change counts when it is on the disk, sealed, and not before; changes
 * wait for each other. What a change is, it does not know.
 */
import type { Result } from '../../../shared/basics/result.ts';
import type { DiskFailure } from '../storage/files.ts';
import type { Sealing } from '../storage/sealed-file.ts';
import { writeSealedJson } from '../storage/sealed-json.ts';
import type { CodeBook } from './book.ts';

export interface BookKeeper {
  current(): CodeBook;
  /** `next` is told the book as it is when its turn comes. */
  change(next: (book: CodeBook) => CodeBook): Promise<Result<void, DiskFailure>>;
}

export function createBookKeeper(
  first: CodeBook,
  sealing: Sealing,
  path: string,
  key: Uint8Array,
): BookKeeper {
  let book = first;
  let latest: Promise<unknown> = Promise.resolve();

  async function write(next: (book: CodeBook) => CodeBook): Promise<Result<void, DiskFailure>> {
    const changed = next(book);
    const written = await writeSealedJson(sealing, path, changed, key, 'codes');
    if (written.ok) book = changed;
    return written;
  }

  return {
    current: () => book,
    change: (next) => {
      const done = latest.then(() => write(next));
      latest = done.catch(() => undefined);
      return done;
    },
  };
}
