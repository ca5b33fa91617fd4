/** Whether a batch is what it says it is, before anybody looks at the database: one stream, a chain, and its seal. */
import type { EventBatch } from '../../shared/api/streams.ts';
import type { StreamId } from '../../shared/domain/ids.ts';
import { type ChainFault, chainFault, headOf } from '../../shared/ledger/chain.ts';
import { isGenuine } from '../../shared/ledger/seal.ts';

export type BatchFault = ChainFault | 'seal-of-another-head' | 'seal-not-genuine';

/** `key` is the `x` of the kiosk's ledger key. What the first event hangs on is for whoever holds the stream. */
export function batchFault({ events, seal }: EventBatch, stream: StreamId, key: string): BatchFault | null {
  const [first] = events;
  if (first === undefined) return 'gap';
  let head = { stream, seq: first.seq - 1, hash: first.prev, hlc: null as string | null };
  for (const event of events) {
    const fault = chainFault(head, event);
    if (fault !== null) return fault;
    head = headOf(event);
  }
  if (seal.stream !== stream || seal.seq !== head.seq || seal.hash !== head.hash)
    return 'seal-of-another-head';
  return isGenuine(seal, { kty: 'OKP', crv: 'Ed25519', x: key }) ? null : 'seal-not-genuine';
}
