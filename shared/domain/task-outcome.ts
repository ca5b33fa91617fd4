/** How a task of staff ended. A list and no free text: what somebody types may hold a name, and the ledger holds none. */
import { z } from 'zod';

export const TaskOutcome = z.enum([
  'settled',
  'nothing-found',
  'told',
  'given-up',
  /** What lay there is in the room as packages now. */
  'taken-in',
  /** Something was done with the package that leaves nothing to see to. */
  'by-action',
]);
export type TaskOutcome = z.infer<typeof TaskOutcome>;

/** What staff may say themselves. The others come of what they do. */
export const SAID_OUTCOMES = ['settled', 'nothing-found', 'told', 'given-up'] as const;
