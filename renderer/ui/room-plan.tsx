/**
 * The room from above, as who comes in sees it: the door, you, and the one zone to go to, told by its fill, its thick
 * outline and the arrow that leads there, never by colour alone. It is the same in every language: a room has no
 * direction of reading. It does not know what is to be done there.
 */
import type { ReactNode } from 'react';
import type { Zone } from '../../shared/domain/place.ts';
import type { RoomPlan as MeasuredRoom, Point } from '../../shared/domain/room-plan.ts';
import { type Floor, floorOf, type Spot } from '../../shared/plan/floor.ts';
import { type Way, wayTo } from '../../shared/plan/way.ts';
import { useWords } from '../words/words-provider.tsx';
import { fitName } from './fit-name.ts';
import { arrowAt, type Frame, frameOf, walls } from './plan-shapes.ts';
import './room-plan.css';

export interface RoomPlanProps {
  readonly zones: readonly Zone[];
  readonly plan: MeasuredRoom | undefined;
  /** Where to go. */
  readonly to: Zone;
  /** `compact` stands beside other things: no name but the one, and no words of its own. */
  readonly size?: 'normal' | 'compact';
  /** What is answered to it, below its words. */
  readonly children?: ReactNode;
}

export function RoomPlan({ zones, plan, to, size = 'normal', children }: RoomPlanProps) {
  const { place } = useWords();
  const floor = floorOf(zones, plan);
  const spot = floor.spots.find(({ zone }) => zone.id === to.id);
  const way = spot === undefined ? null : wayTo(floor, spot.at);
  const where = way === null ? place.onTheWall : place[way.side](way.steps);
  return (
    <figure className="room-plan" data-size={size}>
      {spot !== undefined && (
        <Drawing floor={floor} to={spot} way={way} size={size} label={place.zoneIs(to.name, where)} />
      )}
      {size === 'normal' && (
        <div className="room-plan__beside">
          <figcaption aria-hidden={spot !== undefined}>{where}</figcaption>
          {children}
        </div>
      )}
    </figure>
  );
}

/** The room with nowhere to go in it: for paper on a wall. */
export function WholeRoom({ zones, plan }: Pick<RoomPlanProps, 'zones' | 'plan'>) {
  const { place } = useWords();
  const floor = floorOf(zones, plan);
  const frame = frameOf(floor);
  const { x, y, width, height, unit } = frame;
  return (
    <figure className="room-plan">
      <svg
        role="img"
        aria-label={zones.map(({ name }) => name).join(', ')}
        viewBox={`${x} ${y} ${width} ${height}`}
        fontSize={unit}
      >
        <rect className="room-plan__floor" width={floor.width} height={floor.height} />
        <path className="room-plan__walls" d={walls(floor)} />
        {floor.spots.map((spot) => (
          <Place key={spot.zone.id} spot={spot} frame={frame} hasName />
        ))}
        <You
          at={floor.door}
          unit={unit}
          words={place.youAreHere}
          isNearRight={floor.door.x > 0.6 * floor.width}
        />
      </svg>
    </figure>
  );
}

interface DrawingProps {
  readonly floor: Floor;
  readonly to: Spot;
  readonly way: Way | null;
  readonly size: 'normal' | 'compact';
  readonly label: string;
}

function Drawing({ floor, to, way, size, label }: DrawingProps) {
  const { place } = useWords();
  const frame = frameOf(floor);
  const { x, y, width, height, unit } = frame;
  return (
    <svg role="img" aria-label={label} viewBox={`${x} ${y} ${width} ${height}`} fontSize={unit}>
      <rect className="room-plan__floor" width={floor.width} height={floor.height} />
      <path className="room-plan__walls" d={walls(floor)} />
      {floor.spots
        .filter((spot) => spot !== to)
        .map((spot) => (
          <Place key={spot.zone.id} spot={spot} frame={frame} hasName={size === 'normal'} />
        ))}
      <Place spot={to} frame={frame} isTarget hasName />
      {way !== null && (
        <>
          <Arrow corners={way.corners} unit={unit} />
          <You
            at={floor.door}
            unit={unit}
            words={size === 'normal' ? place.youAreHere : null}
            isNearRight={floor.door.x > 0.6 * floor.width}
          />
        </>
      )}
    </svg>
  );
}

interface PlaceProps {
  readonly spot: Spot;
  readonly frame: Frame;
  readonly isTarget?: boolean;
  readonly hasName: boolean;
}

function Place({ spot, frame, isTarget = false, hasName }: PlaceProps) {
  const { zone, at } = spot;
  const { unit, largestLetter, smallestLetter } = frame;
  const { lines, size, isTurned } = fitName(zone.name, at, largestLetter);
  const middle = { x: at.x + at.width / 2, y: at.y + at.height / 2 };
  return (
    <g className="room-plan__zone" data-target={isTarget}>
      <rect {...at} rx={unit} />
      {hasName && size >= smallestLetter && (
        <text fontSize={size} transform={`translate(${middle.x} ${middle.y}) rotate(${isTurned ? -90 : 0})`}>
          {lines.map((line, n) => (
            <tspan key={line} x="0" y={`${(n - (lines.length - 1) / 2) * 1.1}em`}>
              {line}
            </tspan>
          ))}
        </text>
      )}
    </g>
  );
}

function Arrow({ corners, unit }: { readonly corners: readonly Point[]; readonly unit: number }) {
  const { shaft, head } = arrowAt(corners, unit);
  return (
    <g className="room-plan__way">
      <polyline points={shaft} />
      <polygon points={head} />
    </g>
  );
}

interface YouProps {
  readonly at: Point;
  readonly unit: number;
  readonly words: string | null;
  /** Where there is no room for words on that side. */
  readonly isNearRight: boolean;
}

/** Outside the door, where the kiosk stands. */
function You({ at, unit, words, isNearRight }: YouProps) {
  return (
    <g className="room-plan__you" transform={`translate(${at.x} ${at.y + 3.5 * unit}) scale(${unit})`}>
      <circle r="2" />
      <circle className="room-plan__head" cy="-0.6" r="0.6" />
      <path className="room-plan__head" d="M-1.1 1.2 A1.1 1.1 0 0 1 1.1 1.2 Z" />
      {words !== null && (
        <text x={isNearRight ? -3 : 3} fontSize="2.6" textAnchor={isNearRight ? 'end' : 'start'}>
          {words}
        </text>
      )}
    </g>
  );
}
