/**
 * The chain: each event is bound to the one before by its hash, so that nothing can be taken out, put in, changed
 * or swapped without every later hash being wrong.
 *
 *     seq 1            seq 2            seq 3
 *     prev 000…  ◄──── prev = hash 1 ◄─ prev = hash 2   ◄── head
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { toHex, toUtf8 } from '../basics/bytes.ts';
import type { EpochMs } from '../basics/clock.ts';
import type { StreamId } from '../domain/ids.ts';
import { EventId } from '../domain/ids.ts';
import { catalog } from '../events/catalog.ts';
import { type Envelope, NOTHING_BEFORE } from '../events/envelope.ts';
import type { Draft, LedgerEvent } from '../events/event.ts';
import { canonical } from './canonical.ts';
import { formatTime, nextTime, parseTime } from './hlc.ts';

/** Where a stream ends: what the next event is bound to. */
export interface Head {
  readonly stream: StreamId;
  /** 0 before the first event. */
  readonly seq: number;
  readonly hash: string;
  /** Of the latest event; null before the first. */
  readonly hlc: string | null;
}

export function emptyHead(stream: StreamId): Head {
  return { stream, seq: 0, hash: NOTHING_BEFORE, hlc: null };
}

export function headOf(event: Envelope): Head {
  return { stream: event.stream, seq: event.seq, hash: event.hash, hlc: event.hlc };
}

/** SHA-256 over the canonical JSON of the event without its hash, lower-case hex. */
export function hashOf(event: Omit<Envelope, 'hash'> | Envelope): string {
  const { hash: _, ...rest } = event as Envelope;
  return toHex(sha256(toUtf8(canonical(rest))));
}

/** Gives a draft its place at the end of the stream. `id` is a UUID version 7. */
export function bind(head: Head, draft: Draft, now: EpochMs, id: string): LedgerEvent {
  const latest = head.hlc === null ? { ms: 0, counter: 0 } : parseTime(head.hlc);
  const unsealed = {
    v: catalog[draft.type].version,
    stream: head.stream,
    seq: head.seq + 1,
    id: EventId.parse(id),
    at: new Date(now).toISOString(),
    hlc: formatTime(nextTime(latest, now), head.stream),
    type: draft.type,
    actor: draft.actor,
    data: draft.data,
    prev: head.hash,
  };
  return { ...unsealed, hash: hashOf(unsealed as Omit<Envelope, 'hash'>) } as LedgerEvent;
}

export type ChainFault = 'other-stream' | 'gap' | 'not-bound' | 'altered';

/** What is wrong with `event` as the successor of `head`; null when nothing is. */
export function chainFault(head: Head, event: Envelope): ChainFault | null {
  if (event.stream !== head.stream) return 'other-stream';
  if (event.seq !== head.seq + 1) return 'gap';
  if (event.prev !== head.hash) return 'not-bound';
  return hashOf(event) === event.hash ? null : 'altered';
}
