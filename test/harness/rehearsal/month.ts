/**
 * Lives the days: couriers as planned, residents when they have time, staff in the evening, and what fails in between.
 * One person at a time is at the kiosk; who comes meanwhile waits behind them.
 */
import { type Agenda, createAgenda } from './agenda.ts';
import type { Chance } from './chance.ts';
import { type CourierErrand, deliver } from './courier.ts';
import { comesAt, DAY_MS, FIRST_DAY, HOUR_MS, MINUTE_MS, parcelOf, type Round, roundsOf } from './day.ts';
import { collect, type ResidentErrand } from './resident.ts';
import { audit } from './staff.ts';
import { PowerCut, type Stage } from './stage.ts';
import { type Trouble, troublesOf } from './troubles.ts';
import type { World } from './world.ts';

export interface Codes {
  readonly staffPin: string;
  readonly couriers: readonly { readonly carrier: string; readonly code: string }[];
  readonly phones: readonly { readonly unit: string; readonly pin: string }[];
}

export interface Month {
  readonly days: number;
  readonly packagesPerDay: number;
  /** How many times as many come in the last third of the days. */
  readonly surge: number;
}

/** Somebody who comes, does what they came for, and says whether they have to come again. */
type Errand = (stage: Stage) => Promise<'done' | 'comes-again'>;

const AUDIT_HOUR = 21;
const AGAIN_MS = 95 * MINUTE_MS;
const MOST_TRIES = 6;
const DARK_MS = [15_000, 90_000] as const;
const HOME_MS = 120_000;

export async function liveThrough(
  stage: Stage,
  world: World,
  codes: Codes,
  month: Month,
  chance: Chance,
  dayIsOver: (day: number) => void,
): Promise<void> {
  const people = createAgenda<Errand>();
  const troubles = createAgenda<() => Promise<void>>();
  const { counts } = world;
  let guests = 0;

  async function untilTime(at: number, move: (to: number) => Promise<void>): Promise<void> {
    for (;;) {
      const due = troubles.next();
      if (due === null || due > at) return move(at);
      if (due > stage.now()) await move(due);
      await troubles.take()?.();
    }
  }
  /** The stage as people know it: while they do something, something may fail. */
  const live: Stage = {
    ...stage,
    wait: (ms) => untilTime(stage.now() + Math.round(ms), (to) => stage.wait(to - stage.now())),
  };

  async function toHome(): Promise<void> {
    for (let waited = 0; stage.screen().now.flow !== 'home' && waited < HOME_MS; waited += 1_000)
      await stage.wait(1_000);
  }

  async function attend(errand: Errand): Promise<void> {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      try {
        await toHome();
        const done = await errand(live);
        // Whoever leaves a door open has closed it by now, or the next one does.
        await stage.act('door', 'close');
        if (done === 'comes-again') people.add(stage.now() + AGAIN_MS, errand);
        return;
      } catch (cause) {
        if (!(cause instanceof PowerCut)) throw cause;
        await bringBack();
      }
    }
    world.wonder('somebody tried six times and gave up');
  }

  async function bringBack(): Promise<void> {
    counts.powerCuts++;
    await stage.start(chance.of(`dark ${counts.powerCuts}`).between(...DARK_MS));
  }

  const visitOf = (unit: string): void => {
    const own = chance.of(`resident ${++guests}`);
    const at = comesAt(stage.now(), own);
    if (at !== null) people.add(at, residentErrand(world, codes, unit, own));
  };

  function planTrouble(trouble: Trouble): void {
    troubles.add(trouble.at, async () => {
      if (trouble.kind === 'device') counts.deviceTroubles++;
      await trouble.begin(stage);
    });
    const { end } = trouble;
    if (end !== null) troubles.add(end.at, () => end.run(stage));
  }

  for (let day = 0; day < month.days; day++) {
    const midnight = FIRST_DAY + day * DAY_MS;
    const own = chance.of(`day ${day}`);
    const isSurge = day >= Math.floor((month.days * 2) / 3);
    const packages = Math.round(month.packagesPerDay * (isSurge ? month.surge : 1));
    for (const [n, round] of roundsOf(midnight, packages, own.of('rounds')).entries()) {
      people.add(round.at, courierErrand(world, codes, round, own.of(`courier ${n}`), visitOf));
    }
    for (const trouble of troublesOf(midnight, own.of('troubles'))) planTrouble(trouble);
    const evening = own.of('audit');
    people.add(midnight + AUDIT_HOUR * HOUR_MS + evening.below(HOUR_MS), staffErrand(world, codes, evening));
    await attendUntil(people, midnight + DAY_MS);
    dayIsOver(day);
  }

  async function attendUntil(agenda: Agenda<Errand>, end: number): Promise<void> {
    for (let at = agenda.next(); at !== null && at < end; at = agenda.next()) {
      const errand = agenda.take();
      try {
        if (at > stage.now()) await untilTime(at, (to) => stage.waitUntil(to));
      } catch (cause) {
        if (!(cause instanceof PowerCut)) throw cause;
        await bringBack();
      }
      if (errand !== null) await attend(errand);
    }
  }
}

function courierErrand(
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

function residentErrand(world: World, codes: Codes, unit: string, chance: Chance): Errand {
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

function staffErrand(world: World, codes: Codes, chance: Chance): Errand {
  const errand = { pin: codes.staffPin, overlooks: 3, scanMs: chance.between(1_800, 3_200) };
  return async (stage) => {
    await audit(stage, world, errand, chance);
    return 'done';
  };
}
