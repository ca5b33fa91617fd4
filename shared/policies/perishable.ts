/**
 * Until when a package that spoils may stand outside a refrigerator. It looks at one package and the places of the
 * room; who is told of it, and how often, is decided elsewhere.
 */
import type { EpochMs } from '../basics/clock.ts';
import type { PackageClass } from '../domain/package.ts';
import type { Zone } from '../domain/place.ts';

const PERISHABLE_WINDOW_MS = 2 * 3_600_000;

/** Null of what does not spoil, and of what stands in the cold. */
export function spoilsAt(
  found: { readonly classes: readonly PackageClass[]; readonly zone: string; readonly receivedAt: string },
  zones: readonly Pick<Zone, 'id' | 'kind'>[],
): EpochMs | null {
  if (!found.classes.includes('perishable')) return null;
  if (zones.find(({ id }) => id === found.zone)?.kind === 'refrigerator') return null;
  return Date.parse(found.receivedAt) + PERISHABLE_WINDOW_MS;
}
