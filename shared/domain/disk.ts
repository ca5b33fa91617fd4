/** How much room is left on the kiosk's disk, as what the kiosk still does. The worse comes later in the list. */
import { z } from 'zod';

export const diskLevels = ['enough', 'low', 'no-photos', 'full'] as const;

/**
 * `low`: everything works, and somebody should make space. `no-photos`: no new photo is kept, and photos of packages
 * that left long ago go. `full`: no package is taken in; those that are here are still given out.
 */
export const DiskLevel = z.enum(diskLevels);
export type DiskLevel = z.infer<typeof DiskLevel>;

export function isWorse(level: DiskLevel, than: DiskLevel): boolean {
  return diskLevels.indexOf(level) > diskLevels.indexOf(than);
}
