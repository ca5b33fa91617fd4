/** How far a newcomer has come, seen from the room alone: it cannot see what happens on the kiosk. */
import type { Parcel, RoomState } from './room-state.ts';

/** A parcel that a newcomer can take all the way: its courier has a code, and somebody at its unit has a PIN. */
export interface Example {
  readonly parcel: Parcel;
  readonly code: string;
  readonly pin: string;
}

/** The steps of the way in, in their order; the way out begins when all are done. */
export const WAY_IN = ['courier', 'scan', 'print', 'stick'] as const;
export type WayIn = (typeof WAY_IN)[number];

export interface Guidance {
  readonly example: Example | null;
  readonly done: readonly WayIn[];
}

export function guidance(room: RoomState): Guidance {
  const example = exampleIn(room);
  const isScanned = example
    ? example.parcel.state === 'scanned'
    : room.parcels.some(({ state }) => state === 'scanned');
  const { relay } = room.strike;
  const done = {
    courier: isScanned || relay === 'on' || room.door.position === 'open',
    scan: isScanned,
    print: isScanned && room.labels.length > 0,
    stick: isScanned && room.labels.some(({ isTaken }) => isTaken),
  } satisfies Record<WayIn, boolean>;
  return { example, done: WAY_IN.filter((step) => done[step]) };
}

/** The first that fits, scanned or not: so it stays the same one from the first step to the last. */
function exampleIn({ parcels, couriers, phones }: RoomState): Example | null {
  for (const parcel of parcels) {
    const courier = couriers.find(({ carrier }) => carrier.toLowerCase() === parcel.carrier.toLowerCase());
    const phone = phones.find(({ unit }) => unit === parcel.unit);
    if (courier && phone) return { parcel, code: courier.code, pin: phone.pin };
  }
  return null;
}
