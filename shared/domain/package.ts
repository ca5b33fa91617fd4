/** What a package is, apart from where it came from and where it stands. */
import { z } from 'zod';
import { ResidentId, UnitId } from './ids.ts';

/** What makes a package need another place or more haste than most. None is the common case. */
export const PackageClass = z.enum(['oversized', 'heavy', 'perishable', 'damaged']);
export type PackageClass = z.infer<typeof PackageClass>;

/**
 * Whom it is for: a resident; a unit in whose care it is because the name is not known there; or nobody that could
 * be found, which staff look into. It is never refused.
 */
export const Recipient = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('resident'), resident: ResidentId, unit: UnitId }),
  z.strictObject({ kind: z.literal('unit'), unit: UnitId }),
  z.strictObject({ kind: z.literal('unmatched') }),
]);
export type Recipient = z.infer<typeof Recipient>;

/** How a barcode came to us. */
export const ReadBy = z.enum(['scanner', 'wedge', 'camera', 'keypad']);
export type ReadBy = z.infer<typeof ReadBy>;

/** Why there is no photo of a package. */
export const NoPhoto = z.enum(['no-camera', 'camera-failed', 'disk-full']);
export type NoPhoto = z.infer<typeof NoPhoto>;

/** received → stored → collected, returned to sender, forwarded, or missing and perhaps found again. */
export const PackageState = z.enum(['received', 'stored', 'collected', 'returned', 'forwarded', 'missing']);
export type PackageState = z.infer<typeof PackageState>;

export function unitOf(recipient: Recipient): UnitId | null {
  return recipient.kind === 'unmatched' ? null : recipient.unit;
}
