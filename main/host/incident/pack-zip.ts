/**
 * Writes the files of a pack one after the other and keeps account of them: of how many bytes, with which hash. A file is
 * written as it comes; what stands before it is written when it is over.
 */
import { createHash } from 'node:crypto';
import { createCrc } from '../../../shared/incident-pack/crc.ts';
import type { PackedFile } from '../../../shared/incident-pack/manifest.ts';
import {
  localHeader,
  MOST_ZIP_BYTES,
  MOST_ZIP_FILES,
  type StoredFile,
  type ZipTime,
  zipEnd,
} from '../../../shared/incident-pack/stored-zip.ts';
import type { CopySink } from '../copy-file.ts';

export type WriteBytes = (bytes: Uint8Array) => Promise<void>;

export interface PackZip {
  /** Adds a file, of what `fill` writes. */
  add<T>(name: string, fill: (write: WriteBytes) => Promise<T>): Promise<T>;
  /** What was added so far. */
  files(): readonly PackedFile[];
  /** More was written than a zip can hold. The rest was dropped, and the zip is good for nothing. */
  isTooLarge(): boolean;
  finish(): Promise<void>;
}

/** Every system opens a zip of so many bytes, and a stick with FAT takes it. The rest is for the list at the end. */
const MOST_BYTES = MOST_ZIP_BYTES - 16_000_000;

export function createPackZip(sink: CopySink, time: ZipTime, mostBytes = MOST_BYTES): PackZip {
  const stored: StoredFile[] = [];
  const packed: PackedFile[] = [];
  let isTooLarge = false;

  return {
    add: async (name, fill) => {
      const header = sink.length();
      await sink.write(localHeader({ name, bytes: 0, crc: 0 }, time));
      const crc = createCrc();
      const hash = createHash('sha256');
      const begins = sink.length();
      const filled = await fill(async (bytes) => {
        isTooLarge ||= sink.length() + bytes.length > mostBytes || stored.length >= MOST_ZIP_FILES;
        if (isTooLarge) return;
        crc.take(bytes);
        hash.update(bytes);
        await sink.write(bytes);
      });
      const file = { name, bytes: sink.length() - begins };
      stored.push({ ...file, crc: crc.value() });
      packed.push({ ...file, sha256: hash.digest('hex') });
      await sink.writeAt(header, localHeader({ ...file, crc: crc.value() }, time));
      return filled;
    },
    files: () => packed,
    isTooLarge: () => isTooLarge,
    finish: () => sink.write(zipEnd(stored, time)),
  };
}
