/**
 * A day in a package room before it happens: who comes when, with how many parcels, and what fails. All of it is drawn
 * from the day's own chance; when residents come is drawn when their package has come.
 */
import { CARRIERS } from '../../../hardware/simulation/carrier-labels.ts';
import { createDice } from '../../../hardware/simulation/dice.ts';
import type { Chance } from './chance.ts';
import type { Delivery } from './courier.ts';
import type { World } from './world.ts';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** Midnight of the demonstration's property on the Monday before Thanksgiving: the weeks that fill a room. */
export const FIRST_DAY = Date.UTC(2026, 10, 23, 5);

const MOST_IN_A_SESSION = 40;
const ZIP = '97205';

/** Which carriers come, how often, and which of the room's labels their parcels bear. */
const ROUNDS = [
  { carrier: 'amazon', weight: 34, prints: [3], from: 10, to: 20 },
  { carrier: 'ups', weight: 22, prints: [0], from: 9, to: 17 },
  { carrier: 'usps', weight: 20, prints: [1], from: 9, to: 15 },
  { carrier: 'fedex', weight: 14, prints: [2, 5], from: 9, to: 18 },
  { carrier: 'ontrac', weight: 6, prints: [4], from: 11, to: 19 },
  { carrier: 'dhl', weight: 4, prints: [6], from: 10, to: 16 },
] as const;

/** Weights of the hours of a day for couriers: a morning peak, a smaller one after lunch, and the evening's vans. */
const HOURS = [0, 0, 0, 0, 0, 0, 0, 1, 4, 8, 12, 12, 8, 7, 10, 10, 8, 6, 5, 4, 2, 0, 0, 0];

export interface Round {
  readonly at: number;
  readonly carrier: string;
  readonly prints: readonly number[];
  readonly parcels: number;
}

/** The rounds of a day whose midnight is `midnight`, with `packages` parcels between them. */
export function roundsOf(midnight: number, packages: number, chance: Chance): readonly Round[] {
  const rounds: Round[] = [];
  for (let left = packages; left > 0; ) {
    const { carrier, prints, from, to } =
      ROUNDS[chance.weighted(ROUNDS.map(({ weight }) => weight))] ?? ROUNDS[0];
    const parcels = Math.min(left, sizeOfRound(chance));
    const hours = HOURS.map((weight, hour) => (hour >= from && hour <= to ? weight : 0));
    const at = midnight + chance.weighted(hours) * HOUR_MS + chance.below(HOUR_MS);
    rounds.push({ at, carrier, prints, parcels });
    left -= parcels;
  }
  return rounds.toSorted((a, b) => a.at - b.at);
}

/** Mostly a few, sometimes a trolley. */
function sizeOfRound(chance: Chance): number {
  const [least = 1, most = 1] = [
    [1, 4],
    [5, 12],
    [13, 24],
    [25, MOST_IN_A_SESSION],
  ][chance.weighted([40, 35, 18, 7])] ?? [1, 1];
  return chance.between(least, most);
}

/** A parcel for somebody of the directory, with a carrier's label, and what its courier will do with it. */
export function parcelOf(round: Round, world: World, chance: Chance): Delivery {
  const { residents, units } = world.directory;
  const resident = residents[chance.below(residents.length)];
  const unit = units.find(({ id }) => id === resident?.unit);
  const print = CARRIERS[round.prints[chance.below(round.prints.length)] ?? 0];
  if (resident === undefined || unit === undefined || print === undefined)
    throw new Error('nobody lives here');
  const label = print(createDice(chance.bytes), ZIP);
  const barcode = [...label.barcodes].reverse().find(({ text }) => !isRouting(text)) ?? label.barcodes[0];
  if (barcode === undefined) throw new Error('a label without a barcode');
  const box = world.add({
    tracking: barcode,
    routing: label.barcodes.find(({ text }) => isRouting(text)) ?? null,
    unit: unit.name,
    person: resident.name,
  });
  return {
    box,
    how:
      (['to-person', 'name-not-listed', 'no-such-unit', 'dumped'] as const)[chance.weighted([90, 7, 2, 1])] ??
      'to-person',
    classes: classesOf(chance),
    handMs: chance.between(1_500, 5_000),
    scansRoutingFirst: chance.is(0.1),
    mistypesUnit: chance.is(0.03),
    scansTwice: chance.is(0.02),
  };
}

/** A routing barcode is `420` and a ZIP code, with nothing behind it. */
function isRouting(text: string): boolean {
  return text === `420${ZIP}`;
}

function classesOf(chance: Chance): Delivery['classes'] {
  const one = (['oversized', 'heavy', 'perishable', 'damaged'] as const)[chance.weighted([6, 5, 4, 1, 84])];
  return one === undefined ? [] : [one];
}

/** In hours, by how likely it is to be sooner: half are there within eight, one in fifty never comes. */
const DELAYS = [0.2, 0.8, 2, 4, 6, 8, 12, 22, 34, 60, 150] as const;
const NEVER = 0.02;
/** People sleep: who would come at night comes in the morning. */
const OPEN_HOUR = 6;
const LAST_HOUR = 23;

/** When somebody comes for a package that came at `received`; null: never. */
export function comesAt(received: number, chance: Chance): number | null {
  if (chance.is(NEVER)) return null;
  const step = chance.below(DELAYS.length - 1);
  const [from = 0, to = 0] = [DELAYS[step], DELAYS[step + 1]];
  const at = received + Math.round((from + (to - from) * chance.next()) * HOUR_MS);
  const sinceMidnight = (((at - FIRST_DAY) % DAY_MS) + DAY_MS) % DAY_MS;
  const hour = sinceMidnight / HOUR_MS;
  if (hour >= OPEN_HOUR && hour < LAST_HOUR) return at;
  const toMorning = (((OPEN_HOUR * HOUR_MS - sinceMidnight) % DAY_MS) + DAY_MS) % DAY_MS;
  return at + toMorning + chance.below(4 * HOUR_MS);
}
