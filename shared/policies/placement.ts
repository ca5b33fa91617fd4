/**
 * Where a package should stand: what its class demands first, then what its recipient can reach, then room. It always
 * names a zone; when every fitting one is full, the least full of those, because a package is never refused.
 */
import type { PackageClass } from '../domain/package.ts';
import type { Zone } from '../domain/place.ts';

export interface PlacementNeeds {
  readonly classes: readonly PackageClass[];
  readonly lowReach: boolean;
  /** More comes than the shelves are made for: the overflow fills first, so that the shelves last the day. */
  readonly surge?: boolean;
}

/** Zones that are as good as each other for a package. A refrigerator is kept for what must be cold. */
type Grade = (zone: Zone) => boolean;

const refrigerator: Grade = ({ kind }) => kind === 'refrigerator';
const overflow: Grade = ({ kind }) => kind === 'overflow';
const floor: Grade = ({ kind }) => kind === 'floor';
const lowShelf: Grade = ({ kind, reach }) => kind === 'shelf' && reach === 'low';
const shelf: Grade = ({ kind, reach }) => kind === 'shelf' && reach !== 'low';

/** The grades that suit, best first. Low shelves are the last that take what could stand higher. */
function suitable(needs: PlacementNeeds): readonly Grade[] {
  const { classes, lowReach, surge = false } = needs;
  if (classes.includes('perishable')) {
    const uncooled = classes.filter((one) => one !== 'perishable');
    return [refrigerator, ...suitable({ ...needs, classes: uncooled })];
  }
  if (classes.includes('oversized')) return [overflow, floor, lowShelf, shelf];
  if (classes.includes('heavy') || lowReach) return [lowShelf, floor, shelf, overflow];
  return surge ? [overflow, shelf, floor, lowShelf] : [shelf, floor, lowShelf, overflow];
}

/** A room may consist of these alone. Lockers come last: what lies in one has to be opened to its recipient. */
const notSuitable: readonly Grade[] = [refrigerator, ({ kind }) => kind === 'lockers'];

/** `zones` is the room, in walking order, and not empty; `occupied` how many packages stand in a zone. */
export function proposedZone(
  zones: readonly Zone[],
  occupied: (zone: Zone) => number,
  needs: PlacementNeeds,
): Zone {
  const free = (zone: Zone) => zone.capacity - occupied(zone);
  const grades = suitable(needs);
  for (const grade of grades) {
    const roomiest = mostFree(zones.filter(grade), free);
    if (roomiest !== null && free(roomiest) > 0) return roomiest;
  }
  for (const grade of [(zone: Zone) => grades.some((one) => one(zone)), ...notSuitable]) {
    const leastOver = mostFree(zones.filter(grade), free);
    if (leastOver !== null) return leastOver;
  }
  throw new RangeError('a room has at least one zone');
}

/** Of several with as much room the first, which is the nearest on the way. */
function mostFree(zones: readonly Zone[], free: (zone: Zone) => number): Zone | null {
  return zones.reduce<Zone | null>(
    (best, zone) => (best === null || free(zone) > free(best) ? zone : best),
    null,
  );
}
