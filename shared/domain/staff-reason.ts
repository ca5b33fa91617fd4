/**
 * Why staff did what no rule does by itself. A list and no free text: what somebody types may hold a name, and the
 * ledger holds none.
 */
import { z } from 'zod';

export const StaffReason = z.enum([
  'resident-asked',
  'identity-checked',
  'wrong-unit',
  'wrong-place',
  'no-space',
  'damaged',
  'unclaimed',
  'moved-away',
  'carrier-asked',
  'label-lost',
  'mistake',
  'unexplained',
]);
export type StaffReason = z.infer<typeof StaffReason>;
