/**
 * A carrier's driver with a trolley of parcels: code, door, parcel after parcel, and gone. They mistype, scan the
 * wrong barcode, leave a box unscanned, walk off before the goodbye, and after a power cut go on where they were.
 */
import type { FlowState } from '../../../renderer/flows/kiosk.ts';
import type { Chance } from './chance.ts';
import { type Person, personAt } from './person.ts';
import type { Stage } from './stage.ts';
import type { World } from './world.ts';

/** What a courier does with one box; drawn before they come, so that a power cut changes nobody's mind. */
export interface Delivery {
  readonly box: number;
  readonly how: 'to-person' | 'name-not-listed' | 'no-such-unit' | 'dumped';
  readonly classes: readonly ('oversized' | 'heavy' | 'perishable' | 'damaged')[];
  readonly handMs: number;
  readonly scansRoutingFirst: boolean;
  readonly mistypesUnit: boolean;
  readonly scansTwice: boolean;
}

export interface CourierErrand {
  readonly carrier: string;
  readonly code: string;
  readonly deliveries: readonly Delivery[];
  readonly mistypesCode: boolean;
  /** Scans the first parcel before anything else. */
  readonly beginsWithScan: boolean;
  /** Leaves without a word when all is scanned: boxes stand in the room, and nobody said so. */
  readonly walksOff: boolean;
  readonly leavesDoorOpen: boolean;
}

export async function deliver(
  stage: Stage,
  world: World,
  errand: CourierErrand,
  chance: Chance,
  received: (box: number) => void,
): Promise<void> {
  const { counts } = world;
  const courier = personAt(stage, world, chance, `a courier of ${errand.carrier}`);
  const left = () => errand.deliveries.filter(({ box }) => world.box(box).place === 'on-its-way');
  const [first] = left();
  if (first === undefined) return;

  // Nobody scans what they mean to leave unscanned.
  if (errand.beginsWithScan && first.how !== 'dumped') await courier.scans(world.box(first.box).tracking);
  else await courier.choose('intake');
  if (!courier.expects('intake code')) return;
  if (errand.mistypesCode) await typeWrongCode(courier, world);
  await courier.taps({ type: 'code-entered', code: errand.code }, 4_000);
  if (!courier.expects('intake ready', 'intake unit')) return;
  counts.sessions++;
  const since = stage.now();
  if (!(await courier.opensDoor())) {
    counts.turnedAway++;
    await courier.touches({ type: 'leave' });
    return;
  }

  let carried = 0;
  for (const delivery of left()) {
    if (delivery.how === 'dumped') {
      world.change(delivery.box, { place: 'in-room' });
      counts.dumpedBoxes++;
      continue;
    }
    await handIn(courier, world, delivery);
    const code = placedCode(courier.sees());
    if (code === null) {
      courier.expects('intake placing');
      return;
    }
    world.change(delivery.box, { place: 'in-room', roomCode: code });
    counts.receivedBoxes++;
    carried++;
    received(delivery.box);
    if (delivery.scansTwice) await scanAgain(courier, world, delivery);
  }
  if (!errand.leavesDoorOpen) await courier.closesDoor();
  if (!errand.walksOff && !(await sayGoodbye(courier))) return;
  counts.intakeMs += stage.now() - since;
  counts.intakeBoxes += carried;
  if (errand.leavesDoorOpen) {
    await courier.pauses(75_000);
    await courier.closesDoor();
  }
}

async function typeWrongCode(courier: Person, world: World): Promise<void> {
  await courier.taps({ type: 'code-entered', code: '000000' }, 4_000);
  world.counts.refusedCodes++;
  courier.expects('intake code');
}

/** From a box in the hand to the number of its place. */
async function handIn(courier: Person, world: World, delivery: Delivery): Promise<void> {
  const box = world.box(delivery.box);
  const isScanned = courier.screen() === 'intake unit';
  if (!isScanned) {
    if (delivery.scansRoutingFirst && box.routing !== null) await courier.scans(box.routing, delivery.handMs);
    await courier.scans(box.tracking, delivery.handMs);
  }
  const seen = courier.sees();
  // After a power cut: it was taken in, only nobody saw it.
  if (alreadyHere(seen) !== null) return;
  if (!courier.expects('intake unit')) return;
  for (const one of delivery.classes) await courier.taps({ type: 'class-toggled', class: one }, 500);
  if (delivery.how === 'no-such-unit') {
    await courier.taps({ type: 'unit-entered', name: '99Z' }, 1_200);
    await courier.taps({ type: 'unit-not-known' });
    return;
  }
  if (delivery.mistypesUnit) {
    await courier.taps({ type: 'unit-entered', name: '44Q' }, 1_200);
    courier.expects('intake unit');
  }
  await courier.taps({ type: 'unit-entered', name: box.unit }, 1_200);
  const choosing = courier.sees();
  if (choosing.flow !== 'intake' || choosing.state.at !== 'person') {
    courier.expects('intake person');
    return;
  }
  const resident = choosing.state.residents.find(({ name }) => name === box.person);
  if (delivery.how === 'name-not-listed' || resident === undefined)
    await courier.taps({ type: 'name-not-listed' });
  else await courier.taps({ type: 'resident-chosen', resident });
}

function alreadyHere(seen: FlowState): string | null {
  if (seen.flow !== 'intake' || seen.state.at !== 'ready') return null;
  return seen.state.problem?.code === 'already-here' ? seen.state.problem.roomCode : null;
}

function placedCode(seen: FlowState): string | null {
  if (seen.flow === 'intake' && seen.state.at === 'placing') return seen.state.received.roomCode;
  return alreadyHere(seen);
}

async function scanAgain(courier: Person, world: World, { box }: Delivery): Promise<void> {
  await courier.scans(world.box(box).tracking);
  if (alreadyHere(courier.sees()) !== world.box(box).roomCode)
    world.wonder(`the kiosk did not say that ${world.box(box).roomCode} is already here`);
}

async function sayGoodbye(courier: Person): Promise<boolean> {
  await courier.taps({ type: 'finish' }, 1_500);
  if (!courier.expects('intake summary')) return false;
  await courier.taps({ type: 'all-in-place' }, 1_500);
  if (!courier.expects('intake goodbye')) return false;
  await courier.seesItGoHome();
  return true;
}
