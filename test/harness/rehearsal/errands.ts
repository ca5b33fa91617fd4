/**
 * What brings somebody to the kiosk, drawn before they come: a power cut in the middle changes nobody's mind. Who could
 * not finish comes again.
 */
import type { Chance } from './chance.ts';
import { type CourierErrand, deliver } from './courier.ts';
import { parcelOf, type Round } from './day.ts';
import { collect, type ResidentErrand } from './resident.ts';
import { audit } from './staff.ts';
import type { Stage } from './stage.ts';
import type { World } from './world.ts';

/** Somebody who comes, does what they came for, and says whether they have to come again. */
export type Errand = (stage: Stage) => Promise<'done' | 'comes-again'>;

export interface Codes {
  readonly staffPin: string;
  readonly couriers: readonly { readonly carrier: string; readonly code: string }[];
  readonly phones: readonly { readonly unit: string; readonly pin: string }[];
}

export function courierErrand(
  world: World,
  codes: Codes,
  round: Round,
  chance: Chance,
  received: (unit: string) => void,
): Errand {
  const errand: CourierErrand = {
    carrier: round.carrier,
    code: codes.couriers.find(({ carrier }) => carrier === round.carrier)?.code ?? '',
    deliveries: Array.from({ length: round.parcels }, () => parcelOf(round, world, chance)),
    mistypesCode: chance.is(0.05),
    beginsWithScan: chance.is(0.3),
    walksOff: chance.is(0.04),
    leavesDoorOpen: chance.is(0.03),
  };
  return async (stage) => {
    await deliver(stage, world, errand, chance, (box) => received(world.box(box).unit));
    const isLeft = errand.deliveries.some(({ box }) => world.box(box).place === 'on-its-way');
    return isLeft ? 'comes-again' : 'done';
  };
}

export function residentErrand(world: World, codes: Codes, unit: string, chance: Chance): Errand {
  const errand: ResidentErrand = {
    unit,
    pin: codes.phones.find((phone) => phone.unit === unit)?.pin ?? '',
    wrongPins: [0, 1, 2, 5][chance.weighted([91, 6, 2, 1])] ?? 0,
    takesOnlySome: chance.is(0.07),
    takesNeighboursFirst: chance.is(0.03),
    carriesOneOff: chance.is(0.004),
    walksOff: chance.is(0.03),
    leavesDoorOpen: chance.is(0.02),
  };
  const asksInVain = chance.is(0.02);
  return async (stage) => {
    // Somebody of the same unit was here already.
    if (world.inRoomFor(unit).length === 0 && !asksInVain && world.unsure === null) return 'done';
    return (await collect(stage, world, errand, chance)) ? 'done' : 'comes-again';
  };
}

export function staffErrand(world: World, codes: Codes, chance: Chance): Errand {
  const errand = { pin: codes.staffPin, overlooks: 3, scanMs: chance.between(1_800, 3_200) };
  return async (stage) => {
    await audit(stage, world, errand, chance);
    return 'done';
  };
}
