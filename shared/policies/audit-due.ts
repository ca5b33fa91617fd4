/** From when on a package should not wait any longer, as a count of the room says it: the property's own times, or the usual ones. */
import type { Directory } from '../domain/directory.ts';

export interface DueLimits {
  readonly perishableMs: number;
  readonly overdueMs: number;
}

const HOUR_MS = 3_600_000;
const USUAL = { perishableHours: 24, waitingDays: 7 } as const;

export function dueLimitsOf({ property }: Pick<Directory, 'property'>): DueLimits {
  const { perishableHours = USUAL.perishableHours, waitingDays = USUAL.waitingDays } = property.audit ?? {};
  return { perishableMs: perishableHours * HOUR_MS, overdueMs: waitingDays * 24 * HOUR_MS };
}
