/** Photos on their way to the server: `PUT /v1/blobs/{sha256}`, the bytes as they are; the same again does no harm. */
import { PhotoHash } from '../domain/ids.ts';

export const BlobHash = PhotoHash;
export const MOST_BLOB_BYTES = 2_000_000;
export const BLOB_TYPES = ['image/jpeg', 'image/webp', 'image/png', 'image/svg+xml'] as const;
