/** Running counts that several events move: how full a zone is, how much came and went, how far we have counted. */
import type { ZoneId } from '../domain/ids.ts';
import { type Reduction, read, write } from './reducer.ts';
import type { CounterRow, QuarterRow } from './tables.ts';

const QUARTER_MS = 15 * 60_000;

/** The key of the quarter of an hour that `at` falls into. */
export function quarterOf(at: string): string {
  const start = Math.floor(Date.parse(at) / QUARTER_MS) * QUARTER_MS;
  return `${new Date(start).toISOString().slice(0, 16)}Z`;
}

type Counted = Exclude<keyof QuarterRow, 'quarter'>;

const NOTHING_YET = { received: 0, collected: 0, withinDay: 0, withinTwoDays: 0, sentAway: 0 };

/** Adds one to each of `what` in the quarter of an hour that `at` falls into. */
export const tally = (at: string, ...what: readonly Counted[]): Reduction => add(1, at, what);

export const untally = (at: string, ...what: readonly Counted[]): Reduction => add(-1, at, what);

function* add(by: 1 | -1, at: string, what: readonly Counted[]): Reduction {
  const quarter = quarterOf(at);
  const row: QuarterRow = (yield* read('quarters', quarter)) ?? { quarter, ...NOTHING_YET };
  const changed = Object.fromEntries(what.map((one) => [one, row[one] + by]));
  yield* write('quarters', { ...row, ...changed });
}

export function* occupy(zone: ZoneId, by: 1 | -1): Reduction {
  const packages = (yield* read('occupancy', zone))?.packages ?? 0;
  yield* write('occupancy', { zone, packages: packages + by });
}

export function* count(name: CounterRow['name']): Reduction {
  const value = (yield* read('counters', name))?.value ?? 0;
  yield* write('counters', { name, value: value + 1 });
}
