/** Lives the days: couriers as planned, residents when they have time, staff in the evening, and what fails in between. */
import { createAttendance } from './attendance.ts';
import type { Chance } from './chance.ts';
import { comesAt, DAY_MS, FIRST_DAY, HOUR_MS, roundsOf } from './day.ts';
import { type Codes, courierErrand, residentErrand, staffErrand } from './errands.ts';
import type { Stage } from './stage.ts';
import { troublesOf } from './troubles.ts';
import type { World } from './world.ts';

export interface Month {
  readonly days: number;
  readonly packagesPerDay: number;
  /** How many times as many come in the last third of the days. */
  readonly surge: number;
}

/** After the last courier. */
const AUDIT_HOUR = 21;

export async function liveThrough(
  stage: Stage,
  world: World,
  codes: Codes,
  month: Month,
  chance: Chance,
  dayIsOver: (day: number) => void,
): Promise<void> {
  const attendance = createAttendance(stage, world, chance);
  let guests = 0;

  const somebodyComesFor = (unit: string): void => {
    const own = chance.of(`resident ${++guests}`);
    const at = comesAt(stage.now(), own);
    if (at !== null) attendance.comes(at, residentErrand(world, codes, unit, own));
  };

  for (let day = 0; day < month.days; day++) {
    const midnight = FIRST_DAY + day * DAY_MS;
    const own = chance.of(`day ${day}`);
    const packages = Math.round(month.packagesPerDay * (isInSurge(day, month) ? month.surge : 1));
    for (const [n, round] of roundsOf(midnight, packages, own.of('rounds')).entries()) {
      const courier = courierErrand(world, codes, round, own.of(`courier ${n}`), somebodyComesFor);
      attendance.comes(round.at, courier);
    }
    for (const trouble of troublesOf(midnight, own.of('troubles'))) attendance.fails(trouble);
    const evening = own.of('audit');
    const auditAt = midnight + AUDIT_HOUR * HOUR_MS + evening.below(HOUR_MS);
    attendance.comes(auditAt, staffErrand(world, codes, evening));
    await attendance.goOnUntil(midnight + DAY_MS);
    dayIsOver(day);
  }
}

function isInSurge(day: number, { days }: Month): boolean {
  return day >= Math.floor((days * 2) / 3);
}
