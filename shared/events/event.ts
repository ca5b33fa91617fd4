/**
 * Events as the rest of Packroom handles them: a draft before it is in the ledger, a ledger event after. `read`
 * is the border: what comes from a disk, a network or another version passes here or not at all.
 */
import { err, ok, type Result } from '../basics/result.ts';
import { catalog, type DataOf, type EventType } from './catalog.ts';
import type { Definition, Older } from './definition.ts';
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

/**
 * Checks an event's data against the catalogue, by the version in which it was written. An event of today's version is
 * returned as it is, not a copy; an older one comes in today's words, with the hash of what was written.
 */
export function readEvent(envelope: Envelope): Result<LedgerEvent, ReadProblem> {
  const { type, v } = envelope;
  if (!isKnownType(type)) return err({ code: 'unknown-type', type, v });
  const { version, data: schema, older }: Definition = catalog[type];
  if (v > version) return err({ code: 'unknown-type', type, v });
  const written = (older[v - 1]?.data ?? schema).safeParse(envelope.data);
  if (!written.success) return err({ code: 'not-an-event', detail: `${type}: ${written.error.message}` });
  if (v === version) return ok(envelope as LedgerEvent);
  return ok({ ...envelope, v: version, data: raised(envelope.data, older.slice(v - 1)) } as LedgerEvent);
}

function raised(data: Envelope['data'], steps: readonly Older[]): Readonly<Record<string, unknown>> {
  return steps.reduce<Readonly<Record<string, unknown>>>((was, { raise }) => raise(was as never), data);
}
