/** How this kiosk stands with its server, for whoever looks at the board. */
import { z } from 'zod';

export const ServerLink = z.discriminatedUnion('kind', [
  /** A kiosk without a server. */
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({
    kind: z.literal('linked'),
    state: z.enum([
      'up-to-date',
      'sending',
      /** No answer, or none that helps: it is tried again by itself. */
      'offline',
      /** The server does not let this kiosk in, or not any more. */
      'not-enrolled',
      /** The server holds other events of this ledger: somebody has to look. */
      'forked',
      /** Anything else that does not mend by waiting; the host's log has it. */
      'fault',
    ]),
    /** How many events the server does not have; null before it has answered. */
    waiting: z.int().nonnegative().nullable(),
    /** When it began to be so. */
    since: z.iso.datetime({ precision: 3 }),
  }),
]);
export type ServerLink = z.infer<typeof ServerLink>;
