/**
 * What stands in the database, as the query layer knows it. Each part of the server writes down its own tables; this
 * is the list of the parts.
 */
import type { BlobTables } from '../blobs/tables.ts';
import type { ChangeTables } from '../changes/tables.ts';
import type { DirectoryTables } from '../directory/tables.ts';
import type { KioskTables } from '../kiosks/tables.ts';
import type { ProjectedTables } from '../projected/tables.ts';
import type { StreamTables } from '../streams/tables.ts';

export type Tables = StreamTables &
  ChangeTables &
  KioskTables &
  DirectoryTables &
  BlobTables &
  ProjectedTables;
