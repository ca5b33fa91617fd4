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

export interface BlobTables {
  blobs: BlobsTable;
}
