/**
 * At every start the two copies of the ledger are compared, and whichever is behind is completed from the other:
 *
 *     IndexedDB behind            → completed from the journal, each event checked against the chain
 *     IndexedDB gone              → the same, from the host's latest snapshot of the tables on
 *     journal behind (or gone)    → the next append sends it what it lacks
 *     both hold another event at the same seq → nothing is touched; staff have to look
 *     IndexedDB is of another kiosk → nothing is touched
 *     both end before the latest seal → nothing is touched: new events would take the places of lost ones
 *
 * Tables that are of another edition than this program's, or half made, are made anew.
 */
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { Client } from '../../shared/bridge/endpoint.ts';
import type { StreamId } from '../../shared/domain/ids.ts';
import { chainFault, type Head, headOf } from '../../shared/ledger/chain.ts';
import { applyEvents } from './apply.ts';
import type { LedgerDatabase } from './database.ts';
import { storedHead } from './head.ts';
import { rebuildTables } from './rebuild.ts';
import { restoreSnapshot } from './restore.ts';
import { createRowCache } from './row-cache.ts';

const BATCH = 500;

/** Fewer events than this are gone through in a moment. */
const WORTH_A_SNAPSHOT = 1_000;

export type ReconcileError =
  | { readonly code: 'host-gone' }
  /** The two copies disagree about an event that both have, or the journal's chain is broken there. */
  | { readonly code: 'copies-differ'; readonly seq: number }
  /** A seal says that there were events up to `seq`, and neither copy has them: somebody or something took them. */
  | { readonly code: 'events-missing'; readonly seq: number };

/** `progress` is told how many of how many events are in place. */
export async function reconcile(
  database: LedgerDatabase,
  host: Pick<Client, 'ask'>,
  stream: StreamId,
  progress: (done: number, of: number) => void,
): Promise<Result<Head, ReconcileError>> {
  const journal = await host.ask('journal.head', {});
  if (!journal.ok) return err({ code: 'host-gone' });
  const { seq, hash, seal } = journal.value;
  let { head } = await storedHead(database, stream);
  if (head.stream !== stream) return err({ code: 'copies-differ', seq: 1 });
  if (seal !== null && seal.seq > Math.max(seq, head.seq))
    return err({ code: 'events-missing', seq: seal.seq });

  const shared = Math.min(seq, head.seq);
  if (shared > 0) {
    const ours = (await database.events.get(shared))?.hash;
    const theirs = shared === seq ? hash : await journalHash(host, shared);
    if (ours === undefined || ours !== theirs) return err({ code: 'copies-differ', seq: shared });
  }

  if (head.seq === 0 && seq >= WORTH_A_SNAPSHOT && (await restoreSnapshot(database, host, seq))) {
    head = (await storedHead(database, stream)).head;
    progress(head.seq, seq);
  }
  await rebuildTables(database, host, stream, progress);

  const rows = createRowCache();
  let end = await storedHead(database, stream);
  while (head.seq < seq) {
    const page = await host.ask('journal.read', { after: head.seq, limit: BATCH });
    // A host that is there and cannot read on has a damaged file, and nobody has what was in it.
    if (!page.ok && page.error !== 'closed') return err({ code: 'copies-differ', seq: head.seq + 1 });
    if (!page.ok || page.value.events.length === 0) return err({ code: 'host-gone' });
    let next: Head = head;
    for (const event of page.value.events) {
      if (chainFault(next, event) !== null) return err({ code: 'copies-differ', seq: event.seq });
      next = headOf(event);
    }
    const before = end;
    end = await database.change(() => applyEvents(database, page.value.events, before, rows));
    head = next;
    progress(head.seq, seq);
  }
  return ok(head);
}

async function journalHash(host: Pick<Client, 'ask'>, seq: number): Promise<string | null> {
  const page = await host.ask('journal.read', { after: seq - 1, limit: 1 });
  return page.ok ? (page.value.events[0]?.hash ?? null) : null;
}
