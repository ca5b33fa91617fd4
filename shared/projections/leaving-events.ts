/**
 * How a package leaves the room, and how a missing one comes back. A package leaves once: what is told of it after
 * that, such as by a second kiosk, changes no count here.
 */
import type { PackageId } from '../domain/ids.ts';
import { type Answer, change, type EventOf, type Reduction, type Request, read, write } from './reducer.ts';
import type { PackageRow } from './tables.ts';
import { occupy, tally, untally } from './tallies.ts';

const DAY_MS = 24 * 60 * 60_000;

/** Also one that was thought to be missing: its resident has it, and that is the end of it. */
export function* collected({
  data,
  at,
}: EventOf<'package.collected'> | EventOf<'package.released'>): Reduction {
  const before = yield* leave(data.package, 'collected', at);
  if (before === undefined) return;
  yield* change('sessions', data.session, (row) => ({ ...row, packages: row.packages + 1 }));
  const waited = Date.parse(at) - Date.parse(before.receivedAt);
  if (waited <= DAY_MS) yield* tally(at, 'collected', 'withinDay', 'withinTwoDays');
  else if (waited <= 2 * DAY_MS) yield* tally(at, 'collected', 'withinTwoDays');
  else yield* tally(at, 'collected');
}

export function* returned({ data, at }: EventOf<'package.returned'>): Reduction {
  if ((yield* leave(data.package, 'returned', at)) !== undefined) yield* tally(at, 'sentAway');
}

export function* forwarded({ data, at }: EventOf<'package.forwarded'>): Reduction {
  if ((yield* leave(data.package, 'forwarded', at)) !== undefined) yield* tally(at, 'sentAway');
}

export function* discarded({ data, at }: EventOf<'package.discarded'>): Reduction {
  yield* leave(data.package, 'discarded', at);
}

/** As if it had never come: of what its courier undid no figure speaks. Only its room code is used up. */
export function* withdrawn({ data, at }: EventOf<'package.withdrawn'>): Reduction {
  const before = yield* leave(data.package, 'withdrawn', at);
  if (before === undefined) return;
  yield* change('labels', data.job, (row) => ({ ...row, state: 'settled', troubles: [] }));
  yield* change('sessions', data.session, (row) => ({ ...row, packages: row.packages - 1 }));
  yield* untally(before.receivedAt, 'received');
}

export function* missing({ data, at }: EventOf<'package.missing'>): Reduction {
  const before = yield* read('packages', data.package);
  if (before?.place !== 'in-room') return;
  yield* write('packages', { ...before, state: 'missing', place: 'gone', goneAt: at });
  yield* occupy(before.zone, -1);
}

export function* found({ data }: EventOf<'package.found'>): Reduction {
  const before = yield* read('packages', data.package);
  if (before?.state !== 'missing') return;
  yield* write('packages', { ...before, state: 'stored', place: 'in-room', goneAt: null });
  yield* occupy(before.zone, 1);
}

/** Gives the row as it was, or undefined where nothing was there to leave. */
function* leave(
  id: PackageId,
  state: 'collected' | 'returned' | 'forwarded' | 'discarded' | 'withdrawn',
  at: string,
): Generator<Request, PackageRow | undefined, Answer> {
  const before = yield* read('packages', id);
  if (before === undefined || (before.place === 'gone' && before.state !== 'missing')) return undefined;
  yield* write('packages', { ...before, state, place: 'gone', goneAt: at, heldUntil: null });
  if (before.place === 'in-room') yield* occupy(before.zone, -1);
  return before;
}
