/**
 * Pictures of packages, sealed one by one and named after what they show: the same picture twice is one file. It
 * looks at a picture only to see that it is one.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { RandomBytes } from '../../shared/basics/uuid.ts';
import { PhotoHash } from '../../shared/domain/ids.ts';
import type { DiskFailure, Files } from './storage/files.ts';
import { readSealed, writeSealed } from './storage/sealed-file.ts';

export interface Photos {
  keep(picture: Uint8Array): Promise<Result<PhotoHash, 'not-a-photo' | DiskFailure>>;
  /** Answers when it is gone for good; one that is not there is gone. */
  erase(photo: PhotoHash): Promise<void>;
  /** Null when there is none, or none that can be read. */
  read(photo: PhotoHash): Promise<Uint8Array | null>;
}

const MOST_BYTES = 1_500_000;

export function createPhotos(files: Files, folder: string, key: Uint8Array, random: RandomBytes): Photos {
  const folderOf = (photo: PhotoHash) => join(folder, photo.slice(0, 2));

  return {
    keep: async (picture) => {
      if (picture.length > MOST_BYTES || !(isJpeg(picture) || isWebp(picture))) return err('not-a-photo');
      const photo = PhotoHash.parse(createHash('sha256').update(picture).digest('hex'));
      try {
        await files.makeFolder(folderOf(photo));
      } catch {
        return err('disk-failed');
      }
      const path = join(folderOf(photo), photo);
      const kept = await writeSealed({ files, random }, path, picture, key, `photo ${photo}`);
      return kept.ok ? ok(photo) : kept;
    },
    erase: async (photo) => {
      if (!(await files.names(folderOf(photo))).includes(photo)) return;
      await files.remove(join(folderOf(photo), photo));
      await files.syncFolder(folderOf(photo));
    },
    read: async (photo) => {
      const picture = await readSealed(files, join(folderOf(photo), photo), key, `photo ${photo}`);
      return picture.ok ? picture.value : null;
    },
  };
}

function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
}

/** RIFF, a length, WEBP. */
function isWebp(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  return text.startsWith('RIFF') && text.endsWith('WEBP');
}
