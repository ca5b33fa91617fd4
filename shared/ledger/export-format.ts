/** An exported ledger is JSON Lines: a header, the events from the first on, and a seal of the last. */
import { z } from 'zod';
import { StreamId } from '../domain/ids.ts';
import { Envelope } from '../events/envelope.ts';
import { PublicKey, Seal } from './seal.ts';

export const ExportHeader = z.strictObject({
  packroom: z.literal('ledger'),
  v: z.literal(1),
  stream: StreamId,
  publicKey: PublicKey,
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
