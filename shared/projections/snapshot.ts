/**
 * A snapshot of the tables, in parts, so that a kiosk which lost its database need not live its years again. Parts hold
 * rows as they were; a later row takes the place of an earlier one; the end says after which event they are true.
 */
import { z } from 'zod';
import { Hash } from '../events/envelope.ts';
import { type TableName, tables } from './tables.ts';

const tableName = z.enum(Object.keys(tables) as [TableName, ...TableName[]]);

/** Rows of some tables. What a row holds is the reducers' business: the host only keeps it. */
export const SnapshotPart = z.partialRecord(tableName, z.array(z.record(z.string(), z.json())).max(5_000));
export type SnapshotPart = z.infer<typeof SnapshotPart>;

export const SnapshotEnd = z.strictObject({
  edition: z.int().positive(),
  /** Every row is as it was after this event. */
  seq: z.int().positive(),
  hash: Hash,
  /** The first event that the program could not read and left aside; null when it read them all. */
  parked: z.int().positive().nullable(),
});
export type SnapshotEnd = z.infer<typeof SnapshotEnd>;
