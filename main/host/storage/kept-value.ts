/**
 * A value that outlives the process, in one small file that is replaced whole. Saves wait for each other, and those
 * that come while one is under way become one.
 */
import type { z } from 'zod';
import { err, ok, type Result } from '../../../shared/basics/result.ts';
import { replaceFile } from './atomic-file.ts';
import { type DiskFailure, type Files, isMissing } from './files.ts';

/** What is in the file; null when there is none. `unreadable`: it does not fit `schema`. */
export async function readKept<T>(
  files: Files,
  path: string,
  schema: z.ZodType<T>,
): Promise<Result<T | null, 'unreadable'>> {
  try {
    const parsed = schema.safeParse(JSON.parse(Buffer.from(await files.read(path)).toString('utf8')));
    return parsed.success ? ok(parsed.data) : err('unreadable');
  } catch (cause) {
    if (isMissing(cause)) return ok(null);
    if (cause instanceof SyntaxError) return err('unreadable');
    throw cause;
  }
}

export function writeKept(files: Files, path: string, value: unknown): Promise<Result<void, DiskFailure>> {
  return replaceFile(files, path, Buffer.from(`${JSON.stringify(value)}\n`));
}

/** Saves what `current` is by then. Answers when a state at least as new as at the call is on the disk. */
export function createSaver(
  files: Files,
  path: string,
  current: () => unknown,
): () => Promise<Result<void, DiskFailure>> {
  let latest: Promise<unknown> = Promise.resolve();
  let waiting: Promise<Result<void, DiskFailure>> | null = null;

  return () => {
    // Always behind the latest, even if that may be over: two at once would write into the same file.
    waiting ??= latest
      .catch(() => undefined)
      .then(() => {
        waiting = null;
        return writeKept(files, path, current());
      });
    latest = waiting;
    return waiting;
  };
}
