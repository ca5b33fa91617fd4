/**
 * A resident who comes for what waits: unit, PIN, door, each package by its label or by a tap. Some mistype, some take
 * only a part, some pick up a neighbour's first, and now and then one carries a package off without a word.
 */
import type { PackageRow } from '../../../shared/projections/tables.ts';
import type { Chance } from './chance.ts';
import { type Person, personAt } from './person.ts';
import type { Stage } from './stage.ts';
import type { World } from './world.ts';

export interface ResidentErrand {
  readonly unit: string;
  readonly pin: string;
  /** Before the right one; five cost a wait. */
  readonly wrongPins: number;
  readonly takesOnlySome: boolean;
  readonly takesNeighboursFirst: boolean;
  readonly carriesOneOff: boolean;
  /** Goes away without a word to the screen. */
  readonly walksOff: boolean;
  readonly leavesDoorOpen: boolean;
}

/** The fifth wrong code costs half a minute, and a sixth a minute. */
const LONGEST_WAIT_MS = 200_000;

/** Says whether all that waited was taken. */
export async function collect(
  stage: Stage,
  world: World,
  errand: ResidentErrand,
  chance: Chance,
): Promise<boolean> {
  const resident = personAt(stage, world, chance, `a resident of ${errand.unit}`);
  await resident.choose('pickup');
  if (!resident.expects('pickup unit')) return false;
  await resident.taps({ type: 'unit-entered', name: errand.unit }, 2_000);
  if (!(await typePin(resident, world, errand))) return false;
  world.counts.visits++;
  settleDoubt(resident, world, errand.unit);
  if (resident.screen() === 'pickup back-again') {
    await resident.taps({ type: 'finish' }, 2_000);
    await resident.seesItGoHome();
    return true;
  }
  if (resident.screen() === 'pickup nothing-here') {
    await resident.seesItGoHome();
    return true;
  }
  if (!(await resident.opensDoor())) {
    world.counts.turnedAway++;
    await resident.touches({ type: 'leave' });
    return false;
  }
  const isAll = await takePackages(resident, world, errand);
  if (!errand.leavesDoorOpen) await resident.closesDoor();
  if (resident.screen() === 'pickup packages' && !errand.walksOff) {
    await resident.taps({ type: 'finish' });
    // Who carried one off says what everybody says who left something.
    if (resident.screen() === 'pickup asking') await resident.taps({ type: 'finish' }, 3_000);
  }
  if (!errand.walksOff || resident.screen() === 'pickup goodbye') await resident.seesItGoHome();
  if (errand.leavesDoorOpen) {
    await resident.pauses(90_000);
    await resident.closesDoor();
  }
  return isAll;
}

async function typePin(resident: Person, world: World, { pin, wrongPins }: ResidentErrand): Promise<boolean> {
  for (let tries = 0; tries < wrongPins; tries++) {
    await resident.taps({ type: 'pin-entered', pin: '000000' }, 3_000);
    world.counts.refusedCodes++;
    await waitAsTold(resident);
  }
  for (let tries = 0; tries < 4; tries++) {
    await resident.taps({ type: 'pin-entered', pin }, 3_000);
    if (resident.screen() !== 'pickup pin') break;
    // The room may make everybody wait for what another one tried.
    world.counts.refusedCodes++;
    if (!(await waitAsTold(resident))) return false;
  }
  return resident.expects('pickup packages', 'pickup nothing-here', 'pickup back-again');
}

/** False when they have no patience for it, and go. */
async function waitAsTold(resident: Person): Promise<boolean> {
  const seen = resident.sees();
  if (seen.flow !== 'pickup' || seen.state.at !== 'pin') return resident.expects('pickup pin');
  const waitMs = seen.state.refused?.waitMs ?? 0;
  if (waitMs > LONGEST_WAIT_MS) {
    await resident.touches({ type: 'leave' });
    return false;
  }
  // Somebody who waits before a screen touches it now and then.
  for (let waited = 0; waited < waitMs + 1_000; waited += 20_000) {
    await resident.pauses(28_000);
    await resident.touches({ type: 'touched' });
  }
  return true;
}

async function takePackages(resident: Person, world: World, errand: ResidentErrand): Promise<boolean> {
  const seen = resident.sees();
  if (seen.flow !== 'pickup' || seen.state.at !== 'packages') return resident.expects('pickup packages');
  const rows = seen.state.visit.packages;
  if (errand.takesNeighboursFirst) await takeNeighbours(resident, world, errand.unit);
  const wanted = errand.takesOnlySome && rows.length > 1 ? rows.slice(0, -1) : rows;
  if (errand.carriesOneOff) carryOff(world, wanted.at(-1));
  for (const row of errand.carriesOneOff ? wanted.slice(0, -1) : wanted) {
    if (!resident.expects('pickup packages')) return false;
    await takeOne(resident, world, row);
  }
  return wanted.length === rows.length;
}

async function takeOne(resident: Person, world: World, row: PackageRow): Promise<void> {
  const box = world.withCode(row.roomCode);
  if (box === null) {
    world.wonder(`the kiosk shows ${row.roomCode}, which nobody brought`);
    return;
  }
  // One that was carried off stands on the screen until an audit misses it.
  if (world.box(box).place !== 'in-room') return;
  world.unsure = box;
  if (resident.chance.is(0.6)) await resident.scans({ text: row.roomCode, aim: ']Q1' }, 3_500);
  else await resident.taps({ type: 'tapped', package: row.id }, 3_000);
  world.unsure = null;
  const seen = resident.sees();
  const isTaken =
    seen.flow === 'pickup' &&
    (seen.state.at === 'packages' ? seen.state.visit.taken.includes(row.id) : seen.state.at === 'goodbye');
  if (!isTaken) {
    world.wonder(`${row.roomCode} was not given out: the screen is "${resident.screen()}"`);
    return;
  }
  world.change(box, { place: 'gone' });
  world.counts.collectedBoxes++;
}

/** After a power cut: what is no longer on the list was recorded when nobody saw it. */
function settleDoubt(resident: Person, world: World, unit: string): void {
  const { unsure } = world;
  if (unsure === null || world.box(unsure).unit !== unit) return;
  const seen = resident.sees();
  const rows = seen.flow === 'pickup' && seen.state.at === 'packages' ? seen.state.visit.packages : [];
  world.unsure = null;
  if (rows.some(({ roomCode }) => roomCode === world.box(unsure).roomCode)) return;
  world.change(unsure, { place: 'gone' });
  world.counts.collectedBoxes++;
}

function carryOff(world: World, row: PackageRow | undefined): void {
  const box = row === undefined ? null : world.withCode(row.roomCode);
  if (box === null || world.box(box).place !== 'in-room') return;
  world.change(box, { place: 'gone' });
  world.counts.carriedOff++;
}

async function takeNeighbours(resident: Person, world: World, unit: string): Promise<void> {
  const other = world.inRoom().find((id) => world.box(id).unit !== unit && world.box(id).roomCode !== null);
  const roomCode = other === undefined ? null : world.box(other).roomCode;
  if (roomCode === null) return;
  await resident.scans({ text: roomCode, aim: ']Q1' }, 3_500);
  const seen = resident.sees();
  const isSaid =
    seen.flow === 'pickup' && seen.state.at === 'packages' && seen.state.problem?.code === 'not-yours';
  if (!isSaid) world.wonder(`nobody was told that ${roomCode} is a neighbour's`);
}
