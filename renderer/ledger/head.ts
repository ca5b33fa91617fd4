/** Where the ledger in the database ends, and how far the tables follow from it. */
import type { StreamId } from '../../shared/domain/ids.ts';
import { emptyHead, type Head } from '../../shared/ledger/chain.ts';
import { EDITION } from '../../shared/projections/edition.ts';
import type { LedgerDatabase, TablesState } from './database.ts';

export interface LedgerHead {
  readonly head: Head;
  readonly tables: TablesState;
}

/** Of a database of before tables had editions, which began with the second. */
const FIRST_EDITION: TablesState = { edition: 1, seq: 0, parked: null };

export const NO_TABLES: TablesState = { edition: EDITION, seq: 0, parked: null };

export async function storedHead(database: LedgerDatabase, stream: StreamId): Promise<LedgerHead> {
  const stored = await database.heads.get('head');
  if (stored === undefined) return { head: emptyHead(stream), tables: NO_TABLES };
  const { key: _, tables = FIRST_EDITION, ...head } = stored;
  return { head, tables };
}
