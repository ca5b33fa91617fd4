/**
 * Which times somebody should save from the cameras: ten minutes before and after each time that a door did something, and
 * what overlaps as one. It knows no camera.
 */
import type { EpochMs } from '../basics/clock.ts';
import { type DoorMoment, isWithin, type PackAbout } from './pack-facts.ts';

const AROUND_MS = 10 * 60_000;

export interface CameraTime {
  readonly from: EpochMs;
  readonly until: EpochMs;
  readonly moments: readonly DoorMoment[];
}

/** In the order of the wall clock, which is the cameras'. Where no door did anything, the time itself. */
export function cameraTimes(
  about: Pick<PackAbout, 'from' | 'until'>,
  doors: readonly DoorMoment[],
): readonly CameraTime[] {
  const times: CameraTime[] = [];
  const moments = doors.filter(({ at }) => isWithin(about, at)).toSorted((a, b) => a.at - b.at);
  for (const moment of moments) {
    const latest = times.at(-1);
    const until = moment.at + AROUND_MS;
    if (latest !== undefined && moment.at - AROUND_MS <= latest.until) {
      times[times.length - 1] = { from: latest.from, until, moments: [...latest.moments, moment] };
    } else times.push({ from: moment.at - AROUND_MS, until, moments: [moment] });
  }
  return times.length > 0 ? times : [{ from: about.from, until: about.until, moments: [] }];
}
