/**
 * What a discrepancy of an audit came from, as staff say it. A list and no free text: what somebody types may hold a
 * name, and the ledger holds none.
 */
import { z } from 'zod';

/** What can be said of a package that was not seen. */
export const MISSING_REASONS = ['not-found', 'collected-unconfirmed', 'label-lost', 'staff-has-it'] as const;
/** What can be said of a label that is of no package in the room. */
export const EXTRA_REASONS = ['found-again', 'never-recorded', 'label-of-other-room'] as const;

export const AuditReason = z.enum([
  ...MISSING_REASONS,
  ...EXTRA_REASONS,
  'moved',
  // What an older event said in words that are no more.
  'unexplained',
]);
export type AuditReason = z.infer<typeof AuditReason>;
export type MissingReason = (typeof MISSING_REASONS)[number];
export type ExtraReason = (typeof EXTRA_REASONS)[number];
