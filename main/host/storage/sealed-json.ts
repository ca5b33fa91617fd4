/** A sealed file that holds JSON of a known shape. What opens with the key and has another shape is damaged. */
import type { z } from 'zod';
import { err, ok, type Result } from '../../../shared/basics/result.ts';
import type { DiskFailure, Files } from './files.ts';
import { readSealed, type Sealing, type Unreadable, writeSealed } from './sealed-file.ts';

export function writeSealedJson(
  sealing: Sealing,
  path: string,
  value: unknown,
  key: Uint8Array,
  purpose: string,
): Promise<Result<void, DiskFailure>> {
  return writeSealed(sealing, path, Buffer.from(JSON.stringify(value)), key, purpose);
}

export async function readSealedJson<T>(
  files: Files,
  path: string,
  schema: z.ZodType<T>,
  key: Uint8Array,
  purpose: string,
): Promise<Result<T, Unreadable>> {
  const plain = await readSealed(files, path, key, purpose);
  if (!plain.ok) return plain;
  try {
    const parsed = schema.safeParse(JSON.parse(Buffer.from(plain.value).toString('utf8')));
    return parsed.success ? ok(parsed.data) : err('damaged');
  } catch {
    return err('damaged');
  }
}
