/**
 * How staff made sure who stands before them, before they act for a unit. A list and no free text: what somebody types
 * may hold a name or the number of a document, and the ledger holds neither.
 */
import { z } from 'zod';

export const IdentityCheck = z.enum(['document-seen', 'known-to-staff']);
export type IdentityCheck = z.infer<typeof IdentityCheck>;
