/**
 * The host's side of the ledger as a renderer test needs it: a journal that checks the chain, answers over a real
 * bridge, and fails when it is told to. The real one has tests of its own.
 */

import { memoryChannels } from '../../shared/bridge/channel.ts';
import type { Handlers, OutputOf } from '../../shared/bridge/contract.ts';
import { type Client, connect, serve } from '../../shared/bridge/endpoint.ts';
import type { Envelope } from '../../shared/events/envelope.ts';
import { chainFault, emptyHead, headOf } from '../../shared/ledger/chain.ts';
import type { Seal } from '../../shared/ledger/seal.ts';
import { STREAM } from './drafts.ts';

type Refusal = Extract<OutputOf<'journal.append'>, { ok: false }>['error'];

export interface JournalDouble {
  readonly client: Client;
  readonly events: Envelope[];
  /** What the next append answers instead of keeping anything. */
  failNext(refusal: Refusal): void;
  /** The host dies: every question from now on is answered by nobody. */
  die(): void;
  readonly complaints: string[];
}

export function journalDouble(others: Partial<Handlers> = {}, events: Envelope[] = []): JournalDouble {
  const { near, far, cut } = memoryChannels();
  const complaints: string[] = [];
  let refusal: Refusal | null = null;
  const seal = (event: Envelope): Seal => ({
    stream: event.stream,
    seq: event.seq,
    hash: event.hash,
    at: event.at,
    sig: 'A'.repeat(86),
  });
  const handlers: Partial<Handlers> = {
    'journal.head': async () => {
      const last = events.at(-1);
      return { seq: last?.seq ?? 0, hash: last?.hash ?? '0'.repeat(64), seal: last ? seal(last) : null };
    },
    'journal.append': async ({ events: more }) => {
      if (refusal !== null) {
        const error = refusal;
        refusal = null;
        return { ok: false, error };
      }
      for (const event of more) {
        const held = events[event.seq - 1];
        if (held !== undefined && held.hash !== event.hash) return { ok: false, error: 'differs' };
        if (held !== undefined) continue;
        const last = events.at(-1);
        const fault = chainFault(last ? headOf(last) : emptyHead(STREAM), event);
        if (fault !== null) return { ok: false, error: fault === 'other-stream' ? 'not-bound' : fault };
        events.push(event);
      }
      return { ok: true, value: seal(events.at(-1) as Envelope) };
    },
    'journal.read': async ({ after, limit }) => ({ events: events.slice(after, after + limit) }),
    ...others,
  };
  serve(far, handlers as Handlers, (problem) => complaints.push(problem));
  const client = connect(near, (problem) => complaints.push(problem));
  return {
    client,
    events,
    complaints,
    die: cut,
    failNext: (next) => {
      refusal = next;
    },
  };
}
