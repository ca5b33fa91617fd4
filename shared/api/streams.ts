/**
 * Events on their way from a kiosk to the server, and back to one that lost them. Sending the same again does no harm;
 * the answer is always how far the server has come.
 */
import { z } from 'zod';
import { Envelope, Hash } from '../events/envelope.ts';
import { Seal } from '../ledger/seal.ts';
import { Problem } from './problem.ts';

export const MOST_EVENTS_AT_ONCE = 500;

/** `POST /v1/streams/{stream}/events`, gzip or not. The events in order, without a gap; the seal is of the last. */
export const EventBatch = z.strictObject({
  events: z.array(Envelope).min(1).max(MOST_EVENTS_AT_ONCE),
  seal: Seal,
});
export type EventBatch = z.infer<typeof EventBatch>;

/** How far the server has come with a stream; 0 and 64 zeros where it has nothing yet. */
export const StreamHead = z.strictObject({ seq: z.int().nonnegative(), hash: Hash });
export type StreamHead = z.infer<typeof StreamHead>;

export const EventsTaken = z.strictObject({ head: StreamHead });

/** 409: `gap` (send from `head.seq + 1`), or `fork`: the server holds another event of that number and keeps both apart. */
export const EventsRefused = z.strictObject({
  code: z.enum(['gap', 'fork']),
  say: Problem.shape.say,
  head: StreamHead,
});

/** `GET /v1/streams/{stream}/events?after=0&limit=500`, of any stream of the kiosk's own property. */
export const StreamQuery = z.strictObject({
  after: z.coerce.number().int().nonnegative().default(0),
  limit: z.coerce.number().int().min(1).max(MOST_EVENTS_AT_ONCE).default(MOST_EVENTS_AT_ONCE),
});
export const StreamPage = z.strictObject({
  events: z.array(Envelope),
  /** Of the last event of this page, where a seal of it is kept, else null. */
  seal: Seal.nullable(),
  head: StreamHead,
});
export type StreamPage = z.infer<typeof StreamPage>;
