/** Which blobs are there. What they are lies sealed outside the database. */

import type { BlobHash } from '../../shared/api/blobs.ts';
import type { PropertyId } from '../../shared/domain/ids.ts';

interface BlobsTable {
  readonly property_id: PropertyId;
  readonly hash: BlobHash;
  readonly type: string;
  readonly bytes: number;
  readonly stored_at: Date;
}

interface BlobsErasedTable {
  readonly property_id: PropertyId;
  readonly hash: BlobHash;
  readonly erased_at: Date;
  removed_at: Date | null;
}

export interface BlobTables {
  blobs: BlobsTable;
  blobs_erased: BlobsErasedTable;
}
