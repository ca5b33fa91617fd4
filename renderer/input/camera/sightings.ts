/**
 * Makes codes that are told once out of readings that come frame by frame: a code without a check digit must be read
 * the same in successive frames, and a code that stays in view is told once. It knows neither pictures nor time.
 */
import type { Reading } from './reading.ts';

/** A label that leaves the view for a moment while it is turned is not another label. */
const FORGOTTEN_AFTER_MS = 3_000;
/** And time alone says nothing where a slow machine hardly looked. */
const FORGOTTEN_AFTER_FRAMES = 4;
/** Shorter ones are mostly longer ones cut off at the edge or by a glare: seen with 14 digits read as 10. */
const TRUSTED_ITF_DIGITS = 14;
/** Print and folds look like a short code of the kinds without a check. */
const SHORTEST_UNCHECKED = 4;

export interface Sightings {
  /** The readings of one frame, also when there are none. `atMs` is `Clock.elapsed()`. What is new is returned. */
  take(readings: readonly Reading[], atMs: number): readonly Reading[];
}

interface Told {
  readonly reading: Reading;
  seenMs: number;
  /** In how many frames since it was not read. */
  missed: number;
}

const keyOf = ({ aim, text }: Reading): string => aim + text;

export function createSightings(): Sightings {
  /** Until told: in how many successive frames it was read. */
  let awaited = new Map<string, number>();
  const told = new Map<string, Told>();

  return {
    take(readings, atMs) {
      forget(told, readings, atMs);
      const before = awaited;
      awaited = new Map();
      const fresh: Reading[] = [];
      for (const reading of readings) {
        const key = keyOf(reading);
        const known = told.get(key);
        if (known) {
          Object.assign(known, { seenMs: atMs, missed: 0 });
          continue;
        }
        const frames = (before.get(key) ?? 0) + 1;
        const longer = [...readings, ...[...told.values()].map((one) => one.reading)];
        if (isCutOff(reading, longer)) continue;
        if (frames < framesNeeded(reading)) {
          awaited.set(key, frames);
          continue;
        }
        told.set(key, { reading, seenMs: atMs, missed: 0 });
        fresh.push(reading);
      }
      return fresh;
    },
  };
}

function forget(told: Map<string, Told>, inView: readonly Reading[], atMs: number): void {
  const seen = new Set(inView.map(keyOf));
  for (const [key, one] of told) {
    if (!seen.has(key)) one.missed += 1;
    const isLong = atMs - one.seenMs >= FORGOTTEN_AFTER_MS;
    if (isLong && one.missed >= FORGOTTEN_AFTER_FRAMES) told.delete(key);
  }
}

function framesNeeded({ text, aim }: Reading): number {
  switch (aim[1]) {
    case 'I':
      return text.length >= TRUSTED_ITF_DIGITS ? 2 : 3;
    case 'A':
    case 'F':
      return text.length >= SHORTEST_UNCHECKED ? 2 : Number.POSITIVE_INFINITY;
    default:
      return 1;
  }
}

/** Only the codes without a check can be read in part and look whole. */
function isCutOff({ text, aim }: Reading, others: readonly Reading[]): boolean {
  if (framesNeeded({ text, aim }) === 1) return false;
  return others.some(
    (other) => other.aim === aim && other.text.length > text.length && other.text.includes(text),
  );
}
