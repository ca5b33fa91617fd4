/**
 * What a kiosk hears from the server: one feed a property, read from a cursor, in order, each change once. What a kiosk
 * does not know (of a newer server) it keeps its cursor before, and says so; nothing is left out.
 */
import { z } from 'zod';
import { Directory } from '../domain/directory.ts';
import { CredentialId, StreamId, UnitId } from '../domain/ids.ts';
import { Envelope } from '../events/envelope.ts';

/** How long the server holds a question to which there is no answer yet. */
const LONGEST_WAIT_SECONDS = 25;

/**
 * Number and time of the last change that was read. A server that was restored from a copy has given the number to
 * another change since, or has none: then it begins anew, and what the kiosk knows already does no harm.
 */
const FeedCursor = z.string().regex(/^(0|[1-9]\d{0,14})\.(0|[1-9]\d{0,14})$/);
const FROM_THE_BEGINNING = '0.0';

/** `GET /v1/changes?cursor=0.0&wait=25`. */
export const ChangesQuery = z.strictObject({
  cursor: FeedCursor.default(FROM_THE_BEGINNING),
  wait: z.coerce.number().int().min(0).max(LONGEST_WAIT_SECONDS).default(0),
});

/** What a manager asks of a kiosk. Each has a number of its own and is done once. */
export const ServerCommand = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('reissue-pin'), unit: UnitId }),
  z.strictObject({ do: z.literal('lock-out'), why: z.enum(['revoked', 'stolen']) }),
]);
export type ServerCommand = z.infer<typeof ServerCommand>;

export const Change = z.discriminatedUnion('kind', [
  /** The whole directory, policy included, as it is now: an older one that is still in the feed is not sent. */
  z.strictObject({ kind: z.literal('directory'), revision: z.int().positive(), directory: Directory }),
  z.strictObject({ kind: z.literal('pass-revoked'), pass: CredentialId }),
  z.strictObject({ kind: z.literal('command'), id: z.uuid(), command: ServerCommand }),
  /** Of the property's other kiosks, in the order of each stream. */
  z.strictObject({ kind: z.literal('events'), stream: StreamId, events: z.array(Envelope).min(1) }),
]);
export type Change = z.infer<typeof Change>;

export const ChangesPage = z.strictObject({
  changes: z.array(Change),
  /** Ask on from here. */
  cursor: FeedCursor,
  /** Whether there is more already. */
  more: z.boolean(),
});
export type ChangesPage = z.infer<typeof ChangesPage>;
