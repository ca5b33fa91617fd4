/** The slip of a seal, in no printer's language: whose it is, what it seals, and the seal itself for a reader. */
import { z } from 'zod';
import { Seal } from '../ledger/seal.ts';

export const SealSlipLabel = z.strictObject({
  seal: Seal,
  /** What was sealed, such as `23 Nov 2026, 21:04`. */
  date: z.string().min(1).max(40),
  /** In the property's language, such as `97 found · 3 missing`. */
  counts: z.string().min(1).max(80),
});
export type SealSlipLabel = Readonly<z.infer<typeof SealSlipLabel>>;
