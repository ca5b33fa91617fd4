/**
 * A file for somebody else's hands, written at a place: it appears under its name only when it is whole and on the disk.
 * What stands in it is for whoever writes it; what may go wrong there is the place's business.
 */
import { join } from 'node:path';
import { ok, type Result } from '../../shared/basics/result.ts';
import type { ExportPlace } from './export-places.ts';
import type { Files } from './storage/files.ts';
import { writeAll } from './storage/write-all.ts';

export interface CopyFile {
  readonly file: string;
  /** Whether the verifier lies beside it. */
  readonly hasVerifier: boolean;
}

export interface CopySink {
  /** Adds to the end. */
  write(bytes: Uint8Array): Promise<void>;
  /** Over what was written before. */
  writeAt(position: number, bytes: Uint8Array): Promise<void>;
  length(): number;
}

/** When `fill` refuses, or anything throws, nothing is left but what cannot be removed, and that is called half. */
export async function writeCopyFile<Refusal extends string, Failure extends string>(
  files: Files,
  place: ExportPlace<Failure>,
  name: string,
  fill: (sink: CopySink) => Promise<Result<void, Refusal>>,
): Promise<Result<CopyFile, Refusal | Failure>> {
  const path = join(place.folder, name);
  const half = `${path}.half`;
  try {
    const { hasVerifier } = await place.prepare();
    const filled = await fillFile(files, half, fill);
    if (!filled.ok) {
      await files.remove(half);
      return filled;
    }
    await files.rename(half, path);
    await files.syncFolder(place.folder);
    await place.confirm();
    return ok({ file: path, hasVerifier });
  } catch (cause) {
    await files.remove(half).catch(() => undefined);
    return { ok: false, error: await place.failure(cause) };
  }
}

async function fillFile<Refusal>(
  files: Files,
  path: string,
  fill: (sink: CopySink) => Promise<Result<void, Refusal>>,
): Promise<Result<void, Refusal>> {
  const file = await files.open(path, 'w');
  try {
    let length = 0;
    const filled = await fill({
      write: async (bytes) => {
        await writeAll(file, bytes, length);
        length += bytes.length;
      },
      writeAt: (position, bytes) => writeAll(file, bytes, position),
      length: () => length,
    });
    if (filled.ok) await file.datasync();
    return filled;
  } finally {
    await file.close();
  }
}
