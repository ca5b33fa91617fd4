/** Photos and signatures on their way to the server, named by their SHA-256. Sending the same again does no harm. */
import { z } from 'zod';
import { PhotoHash } from '../domain/ids.ts';

export const BlobHash = PhotoHash;
export type BlobHash = PhotoHash;

/** `PUT /v1/blobs/{hash}`, the bytes as they are. */
export const MOST_BLOB_BYTES = 2_000_000;
export const BLOB_TYPES = ['image/jpeg', 'image/webp', 'image/png', 'image/svg+xml'] as const;
export const BlobType = z.enum(BLOB_TYPES);
export type BlobType = z.infer<typeof BlobType>;

/** `POST /v1/blobs/missing`: which of these the server has not got. */
export const BlobsAsked = z.strictObject({ hashes: z.array(BlobHash).max(500) });
export type BlobsAsked = z.infer<typeof BlobsAsked>;
export const BlobsMissing = z.strictObject({ missing: z.array(BlobHash) });
