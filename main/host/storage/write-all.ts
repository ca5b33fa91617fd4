/** Writes every byte or throws: a single write may take fewer than it was given, most of all on a full disk. */
import type { OpenedFile } from './files.ts';

export async function writeAll(file: OpenedFile, bytes: Uint8Array, position: number): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done);
    if (bytesWritten === 0) throw Object.assign(new Error('the disk took nothing'), { code: 'ENOSPC' });
    done += bytesWritten;
  }
}
