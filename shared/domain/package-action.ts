/**
 * What staff can do about one package, and why they may say that they did: a closed list for each. It knows neither who
 * may do it nor what it does to the package.
 */
import { z } from 'zod';

/** In the order in which they are offered. */
export const PackageAction = z.enum([
  'release',
  'move',
  'reassign',
  'hold',
  'end-hold',
  'reprint',
  'damaged',
  'missing',
  'found',
  'forward',
  'return',
]);
export type PackageAction = z.infer<typeof PackageAction>;

/** Some are what staff say elsewhere, too; see staff-reason.ts. */
export const REASONS = {
  release: ['no-code', 'needs-help', 'resident-asked', 'already-taken'],
  move: ['wrong-place', 'no-space', 'resident-asked', 'mistake'],
  reassign: ['wrong-unit', 'moved-away', 'resident-asked', 'mistake'],
  hold: ['resident-asked', 'carrier-asked', 'damaged'],
  'end-hold': ['resident-asked', 'mistake', 'over'],
  reprint: ['label-lost', 'unreadable', 'details-changed'],
  damaged: ['crushed', 'torn-open', 'wet', 'leaking'],
  missing: ['not-in-its-place', 'resident-says-so', 'seen-taken'],
  found: ['in-another-place', 'brought-back', 'never-gone'],
  forward: ['moved-away', 'resident-asked'],
  return: ['unclaimed', 'moved-away', 'resident-asked', 'carrier-asked', 'damaged'],
} as const satisfies Readonly<Record<PackageAction, readonly string[]>>;

export type ReasonFor<A extends PackageAction> = (typeof REASONS)[A][number];
export type PackageReason = ReasonFor<PackageAction>;

/** How its resident knows that it goes back: nothing is sent back behind somebody's back. */
export const Told = z.enum(['notice-sent', 'notified-otherwise']);
export type Told = z.infer<typeof Told>;

/** For so many days a package can be held. */
export const HOLD_DAYS = [1, 3, 7, 14] as const;
