/** Gives a database of documents what our ledger has, as quickly as it takes it. */
import type { LedgerDatabase } from '../../../../renderer/ledger/database.ts';
import type { Rows, TableName } from '../../../../shared/projections/tables.ts';
import { type Document, eventDocument, rowDocument } from './documents.ts';
import type { Peer } from './rxdb.ts';

const PIECE = 1_000;

/** In milliseconds. */
export async function fillPeer(peer: Peer, { events, projections }: LedgerDatabase): Promise<number> {
  const since = performance.now();
  for (let after = 0; ; ) {
    const some = await events.where('seq').above(after).limit(PIECE).toArray();
    const last = some.at(-1);
    if (last === undefined) break;
    await peer.fill(some.map(eventDocument));
    after = last.seq;
  }
  for (const table of Object.keys(projections) as TableName[]) {
    const rows: Rows[TableName][] = await projections[table].toArray();
    const documents: Document[] = rows.map((row) => rowDocument(table, row));
    for (let from = 0; from < documents.length; from += PIECE)
      await peer.fill(documents.slice(from, from + PIECE));
  }
  return performance.now() - since;
}
