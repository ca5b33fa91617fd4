/** What an alarm of a door came from, as staff say who looked. A list and no free text: the ledger holds no names. */
import { z } from 'zod';

export const AlarmReason = z.enum([
  'propped-open',
  'did-not-shut',
  'large-delivery',
  'staff-key',
  'broken-in',
  'unexplained',
]);
export type AlarmReason = z.infer<typeof AlarmReason>;
