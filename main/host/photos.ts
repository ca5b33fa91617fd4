/** Pictures of packages, sealed and named by their hash. It looks at a picture only to see that it is one. */
import { err, type Result } from '../../shared/basics/result.ts';
import type { RandomBytes } from '../../shared/basics/uuid.ts';
import type { PhotoHash } from '../../shared/domain/ids.ts';
import type { DiskFailure, Files } from './storage/files.ts';
import { createHashedFiles, type HashedFiles } from './storage/hashed-files.ts';

export interface Photos extends Pick<HashedFiles, 'all' | 'erase' | 'read'> {
  keep(picture: Uint8Array): Promise<Result<PhotoHash, 'not-a-photo' | DiskFailure>>;
}

const MOST_BYTES = 1_500_000;

export function createPhotos(
  files: Files,
  folder: string,
  key: Uint8Array,
  random: RandomBytes,
  kind: 'photo' | 'door-photo' = 'photo',
): Photos {
  const { all, keep, erase, read } = createHashedFiles({ files, random }, folder, key, kind);
  return {
    keep: async (picture) => {
      if (picture.length > MOST_BYTES || !(isJpeg(picture) || isWebp(picture))) return err('not-a-photo');
      return keep(picture);
    },
    all,
    erase,
    read,
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
