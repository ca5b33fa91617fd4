/** The directory of each property as it stands in the database: sealed, for it holds names. */
import type { PropertyId } from '../../shared/domain/ids.ts';

interface DirectoriesTable {
  readonly property_id: PropertyId;
  revision: string | number;
  sealed: Uint8Array;
  changed_at: Date;
}

export interface DirectoryTables {
  directories: DirectoriesTable;
}
