/** What somebody of staff is, and with it what they may do (`policies/roles.ts`). */
import { z } from 'zod';

export const StaffRole = z.enum(['attendant', 'manager', 'installer']);
export type StaffRole = z.infer<typeof StaffRole>;
