/** What a package is, apart from where it came from and where it stands. */
import { z } from 'zod';
import { ResidentId, UnitId } from './ids.ts';

/** What makes a package need another place or more haste than most. None is the common case. */
export const PackageClass = z.enum(['oversized', 'heavy', 'perishable', 'damaged']);
export type PackageClass = z.infer<typeof PackageClass>;

/**
 * Whom it is for: a resident; a unit in whose care it is because the name is not known there; somebody who has moved
 * away, whose old unit is told nothing of it; or nobody that could be found. Staff see to the last two. It is never
 * refused.
 */
export const Recipient = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('resident'), resident: ResidentId, unit: UnitId }),
  z.strictObject({ kind: z.literal('unit'), unit: UnitId }),
  z.strictObject({ kind: z.literal('former'), resident: ResidentId }),
  z.strictObject({ kind: z.literal('unmatched') }),
]);
export type Recipient = z.infer<typeof Recipient>;

/** How a barcode came to us. */
export const ReadBy = z.enum(['scanner', 'wedge', 'camera', 'keypad']);
export type ReadBy = z.infer<typeof ReadBy>;

/**
 * How a courier came to the recipient: by the unit, by a name, or by one touch: the same as of the package before, one
 * of many for the same, or what the kiosk had read on the label.
 */
export const FoundBy = z.enum(['unit', 'name', 'same-as-last', 'one-of-many', 'label-text']);
export type FoundBy = z.infer<typeof FoundBy>;

/** Why there is no photo of a package. */
export const NoPhoto = z.enum(['no-camera', 'camera-failed', 'disk-full']);
export type NoPhoto = z.infer<typeof NoPhoto>;

/**
 * received → stored → collected, returned to sender, forwarded, thrown away, or missing and perhaps found again. Withdrawn is what
 * its courier took back, or took in anew for somebody else, before they left.
 */
export const PackageState = z.enum([
  'received',
  'stored',
  'collected',
  'returned',
  'forwarded',
  'discarded',
  'missing',
  'withdrawn',
]);
export type PackageState = z.infer<typeof PackageState>;

export function unitOf(recipient: Recipient): UnitId | null {
  return 'unit' in recipient ? recipient.unit : null;
}
