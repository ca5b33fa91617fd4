/**
 * An exported ledger is JSON Lines: a header, events in order, seals each after the event that it seals, and a seal of
 * the last. The header says where the events begin and where they end, so that a file that was cut short at one of
 * its own seals does not pass for the whole.
 */
import { z } from 'zod';
import { StreamId } from '../domain/ids.ts';
import { Envelope, Hash } from '../events/envelope.ts';
import { PublicKey, Seal } from './seal.ts';

export const ExportHeader = z.strictObject({
  packroom: z.literal('ledger'),
  v: z.literal(1),
  stream: StreamId,
  publicKey: PublicKey,
  /** The event before the first one here. Without it the ledger is here from its beginning. */
  after: z.strictObject({ seq: z.int().positive(), hash: Hash }).optional(),
  /** The last event here, and how many seals there are. Exports of the first kiosks do not say. */
  upTo: z.strictObject({ seq: z.int().positive(), seals: z.int().positive() }).optional(),
});
export type ExportHeader = z.infer<typeof ExportHeader>;

export const EventLine = z.strictObject({ event: Envelope });
export type EventLine = z.infer<typeof EventLine>;
export const SealLine = z.strictObject({ seal: Seal });

export function headerLine(header: ExportHeader): string {
  return `${JSON.stringify(header)}\n`;
}

export function eventLine(event: Envelope): string {
  return `${JSON.stringify({ event })}\n`;
}

export function sealLine(seal: Seal): string {
  return `${JSON.stringify({ seal })}\n`;
}
