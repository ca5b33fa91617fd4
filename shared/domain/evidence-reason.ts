/** Why somebody of staff looks at the photo and the signature of a visit: there is no looking without a reason. */
import { z } from 'zod';

export const EvidenceReason = z.enum([
  'not-received',
  'taken-by-another',
  'resident-asked',
  'authority-asked',
]);
export type EvidenceReason = z.infer<typeof EvidenceReason>;
