/**
 * The envelope around every event: who, when, in which order, and bound to the event before by its hash. What is
 * inside (`data`) is the catalogue's business.
 */
import { z } from 'zod';
import { EventId, StreamId } from '../domain/ids.ts';

export const Hash = z.string().regex(/^[0-9a-f]{64}$/);

/** What the first event of a stream is bound to. */
export const NOTHING_BEFORE = '0'.repeat(64);

export const Actor = z.strictObject({
  kind: z.enum(['courier', 'resident', 'delegate', 'staff', 'kiosk', 'server']),
  /** Never a name: a session, a grant, a member of staff, a kiosk. */
  id: z.string().min(1).max(64),
});
export type Actor = z.infer<typeof Actor>;

export const Envelope = z.strictObject({
  /** The version of this type of event: which schema `data` follows. */
  v: z.int().positive(),
  stream: StreamId,
  /** 1, 2, 3 … without a gap. */
  seq: z.int().positive(),
  id: EventId,
  /** The wall clock, for people. Order never depends on it. */
  at: z.iso.datetime({ precision: 3 }),
  /** Hybrid logical clock: orders events of several streams. */
  hlc: z.string().regex(/^[0-9a-f]{12}-[0-9a-f]{4}-[A-Za-z0-9._:-]{1,64}$/),
  type: z.string().regex(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/),
  actor: Actor,
  data: z.record(z.string(), z.json()),
  prev: Hash,
  hash: Hash,
});
export type Envelope = z.infer<typeof Envelope>;
