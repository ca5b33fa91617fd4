/**
 * The floor of a room as it is drawn: seen by who comes in, with the door at the bottom. From what somebody measured
 * or, where nobody did, a sketch with every zone along the walls in the order of the directory. It knows no screen.
 */
import type { Zone } from '../domain/place.ts';
import type { Footprint, Point, RoomPlan } from '../domain/room-plan.ts';

export interface Spot {
  readonly zone: Zone;
  readonly at: Footprint;
}

export interface Floor {
  readonly width: number;
  readonly height: number;
  /** In the lower wall. */
  readonly door: Point;
  readonly spots: readonly Spot[];
  /** A sketch shows which zones there are; where they are, and how far, it does not know. */
  readonly isSketch: boolean;
}

/** With a plan, zones that are not in it are not drawn; a plan with no zone in it is none. */
export function floorOf(zones: readonly Zone[], plan: RoomPlan | undefined): Floor {
  const measured = zones.flatMap((zone) => (zone.at === undefined ? [] : [{ zone, at: zone.at }]));
  if (plan === undefined || measured.length === 0) return sketch(zones);
  const upright = { ...plan, spots: measured, isSketch: false };
  if (plan.door.y === plan.height) return upright;
  if (plan.door.x === plan.width) return turned(upright);
  if (plan.door.y === 0) return turned(turned(upright));
  return turned(turned(turned(upright)));
}

/** By a quarter clockwise: what was the right wall is the lower one. */
function turned({ width, height, door, spots, isSketch }: Floor): Floor {
  return {
    width: height,
    height: width,
    door: { x: height - door.y, y: door.x },
    spots: spots.map(({ zone, at }) => ({
      zone,
      at: { x: height - at.y - at.height, y: at.x, width: at.height, height: at.width },
    })),
    isSketch,
  };
}

/** Of a sketch, in its own measure: how long a zone is along its wall, and how deep. */
const ALONG = 18;
const DEPTH = 12;
const APART = 2;
const PITCH = ALONG + APART;

/** Along the left wall away from the door, then along the far one, then along the right one back to it. */
function sketch(zones: readonly Zone[]): Floor {
  const aside = Math.floor((zones.length + 1) / 3);
  const across = zones.length - 2 * aside;
  const width = Math.max(2, across) * PITCH + 2 * (DEPTH + APART);
  const height = DEPTH + APART + Math.max(2, aside) * PITCH;
  const firstAcross = (width - across * PITCH + APART) / 2;

  function at(index: number): Footprint {
    if (index < aside) return { x: 0, y: height - (index + 1) * PITCH, width: DEPTH, height: ALONG };
    if (index < aside + across)
      return { x: firstAcross + (index - aside) * PITCH, y: 0, width: ALONG, height: DEPTH };
    const fromEnd = zones.length - 1 - index;
    return { x: width - DEPTH, y: height - (fromEnd + 1) * PITCH, width: DEPTH, height: ALONG };
  }

  return {
    width,
    height,
    door: { x: width / 2, y: height },
    spots: zones.map((zone, index) => ({ zone, at: at(index) })),
    isSketch: true,
  };
}
