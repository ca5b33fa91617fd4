/**
 * Events as the rest of Packroom handles them: a draft before it is in the ledger, a ledger event after. `read`
 * is the border: what comes from a disk, a network or another version passes here or not at all.
 */
import { err, ok, type Result } from '../basics/result.ts';
import { catalog, type DataOf, type EventType } from './catalog.ts';
import type { Actor, Envelope } from './envelope.ts';

/** What happened, before the ledger gave it a place. */
export type Draft = {
  [T in EventType]: { readonly type: T; readonly actor: Actor; readonly data: DataOf<T> };
}[EventType];

/** An event in its place, of a type and version that this program knows. */
export type LedgerEvent = {
  [T in EventType]: Omit<Envelope, 'type' | 'data'> & { readonly type: T; readonly data: DataOf<T> };
}[EventType];

export type ReadProblem =
  | { readonly code: 'not-an-event'; readonly detail: string }
  /** Of a newer program: keep it as it is, and look again after an update. */
  | { readonly code: 'unknown-type'; readonly type: string; readonly v: number };

export function isKnownType(type: string): type is EventType {
  return Object.hasOwn(catalog, type);
}

/** Checks an event's data against the catalogue. The event is returned as it is, not a copy. */
export function readEvent(envelope: Envelope): Result<LedgerEvent, ReadProblem> {
  const { type, v } = envelope;
  if (!isKnownType(type) || v > catalog[type].version) return err({ code: 'unknown-type', type, v });
  const data = catalog[type].data.safeParse(envelope.data);
  if (!data.success) return err({ code: 'not-an-event', detail: `${type}: ${data.error.message}` });
  return ok(envelope as LedgerEvent);
}
