/** The book of codes, as the running host changes it. */
import type { Sealing } from '../storage/sealed-file.ts';
import { createSealedKeeper, type SealedKeeper } from '../storage/sealed-keeper.ts';
import type { CodeBook } from './book.ts';

export type BookKeeper = SealedKeeper<CodeBook>;

export function createBookKeeper(
  first: CodeBook,
  sealing: Sealing,
  path: string,
  key: Uint8Array,
): BookKeeper {
  return createSealedKeeper(first, { sealing, path, key, purpose: 'codes' });
}
