/**
 * The one hand that changes a sealed file while the host runs. A change counts when it is on the disk, sealed, and not
 * before; changes wait for each other. What a change is, it does not know.
 */
import type { Result } from '../../../shared/basics/result.ts';
import type { DiskFailure } from './files.ts';
import type { Sealing } from './sealed-file.ts';
import { writeSealedJson } from './sealed-json.ts';

export interface SealedKeeper<T> {
  current(): T;
  /** `next` is told what is kept when its turn comes. */
  change(next: (current: T) => T): Promise<Result<void, DiskFailure>>;
}

export interface SealedAt {
  readonly sealing: Sealing;
  readonly path: string;
  readonly key: Uint8Array;
  /** Of the sealed file: one that was sealed for something else does not open. */
  readonly purpose: string;
}

export function createSealedKeeper<T>(first: T, { sealing, path, key, purpose }: SealedAt): SealedKeeper<T> {
  let current = first;
  let latest: Promise<unknown> = Promise.resolve();

  async function write(next: (current: T) => T): Promise<Result<void, DiskFailure>> {
    const changed = next(current);
    const written = await writeSealedJson(sealing, path, changed, key, purpose);
    if (written.ok) current = changed;
    return written;
  }

  return {
    current: () => current,
    change: (next) => {
      const done = latest.then(() => write(next));
      latest = done.catch(() => undefined);
      return done;
    },
  };
}
