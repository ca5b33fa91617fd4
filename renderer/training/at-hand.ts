/** What a drill is played with: somebody's code, a parcel, a unit with a PIN. Chosen from the simulated room as it is. */
import type { Parcel, RoomState } from '../room/room-state.ts';

export interface AtHand {
  readonly carrier: string;
  readonly code: string;
  /** Two that lie there, the first for the code's carrier where there is one. */
  readonly parcels: readonly Parcel[];
  readonly unit: string;
  readonly pin: string;
  readonly staffPin: string;
}

/** Null while the room is not enough for a drill. */
export function atHandIn({ parcels, couriers, phones, staffPin }: RoomState): AtHand | null {
  const lying = parcels.filter(
    ({ state, unit }) => state === 'at-hand' && phones.some((p) => p.unit === unit),
  );
  const isOf = (carrier: string) => (parcel: Parcel) =>
    parcel.carrier.toLowerCase() === carrier.toLowerCase();
  const courier = couriers.find(({ carrier }) => lying.some(isOf(carrier))) ?? couriers[0];
  const [phone] = phones;
  const first = courier && (lying.find(isOf(courier.carrier)) ?? lying[0]);
  const second = lying.find((parcel) => parcel !== first);
  if (!courier || !phone || !first || !second) return null;
  return { ...courier, parcels: [first, second], unit: phone.unit, pin: phone.pin, staffPin };
}
