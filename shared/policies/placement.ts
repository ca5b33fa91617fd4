/**
 * Where a package should stand: what its class demands first, then what its recipient can reach, then room. It always
 * names a zone; when every fitting one is full, the least full of all, because a package is never refused.
 */
import type { PackageClass } from '../domain/package.ts';
import type { Zone, ZoneKind } from '../domain/place.ts';

export interface PlacementNeeds {
  readonly classes: readonly PackageClass[];
  readonly lowReach: boolean;
}

/** The kinds of zone that suit, best first. */
function suitable({ classes, lowReach }: PlacementNeeds): readonly ZoneKind[] {
  if (classes.includes('perishable')) return ['refrigerator', 'shelf', 'floor'];
  if (classes.includes('oversized')) return ['overflow', 'floor'];
  if (classes.includes('heavy') || lowReach) return ['floor', 'shelf', 'overflow'];
  return ['shelf', 'floor', 'overflow'];
}

/** `zones` is the room, in walking order, and not empty; `occupied` how many packages stand in a zone. */
export function proposedZone(
  zones: readonly Zone[],
  occupied: (zone: Zone) => number,
  needs: PlacementNeeds,
): Zone {
  const free = (zone: Zone) => zone.capacity - occupied(zone);
  for (const kind of suitable(needs)) {
    const roomiest = mostFree(
      zones.filter((zone) => zone.kind === kind),
      free,
    );
    if (roomiest !== null && free(roomiest) > 0) return roomiest;
  }
  const anywhere = mostFree(zones, free);
  if (anywhere === null) throw new RangeError('a room has at least one zone');
  return anywhere;
}

function mostFree(zones: readonly Zone[], free: (zone: Zone) => number): Zone | null {
  return zones.reduce<Zone | null>(
    (best, zone) => (best === null || free(zone) > free(best) ? zone : best),
    null,
  );
}
