/**
 * What a door should be doing, twice over and independently of the product: worked out by looking through all that ever
 * happened to it, and by reading what was written down of it. The usual rules, in their plainest form.
 */
import type { DoorPosition, StrikeState } from '../../hardware/ports/strike.ts';
import type { DoorKind } from '../../hardware/strike/door-state.ts';

type What =
  | { readonly order: number }
  | { readonly exit: true }
  | { readonly answer: true }
  | { readonly strike: StrikeState }
  | { readonly position: DoorPosition };

export type Happened = { readonly atMs: number } & What;

export interface Entry {
  readonly type: string;
  readonly atMs: number;
}

const GRACE_MS = 2_000;
const EXIT_MS = 5_000;
const HELD_MS = 60_000;
const REARM_MS = 3_000;
const QUIET_MS = 60_000;

/** Of a strike whose board is away, what it last showed: that the board is away is told of the device. */
function kind(forced: boolean, position: DoorPosition, held: boolean, strike: StrikeState): DoorKind {
  if (forced) return 'forced';
  if (position === 'unknown') return 'unknown';
  if (position === 'open') return held ? 'held' : 'open';
  if (strike === 'unknown') return 'unknown';
  return strike === 'locked' ? 'closed-locked' : 'released';
}

export function expected(all: readonly Happened[], nowMs: number): { kind: DoorKind; alarms: number } {
  const leave = (upTo: number, atMs: number) =>
    all.slice(0, upTo).some((one) => {
      if ('order' in one) return atMs <= one.atMs + one.order + GRACE_MS;
      return 'exit' in one && atMs <= one.atMs + EXIT_MS + GRACE_MS;
    });
  let position = 'unknown' as DoorPosition;
  let seen = 'unknown' as DoorPosition;
  let shown = 'unknown' as StrikeState;
  let shutSince: number | null = null;
  /** Since when a door that stands open is counted, or would be. */
  let countedFrom: number | null = null;
  let lastExit = Number.NEGATIVE_INFINITY;
  let forced = false;
  let mustBeShutFirst = false;
  let alarms = 0;
  all.forEach((one, index) => {
    const { atMs } = one;
    if ('order' in one && seen !== 'open') countedFrom = atMs;
    if ('exit' in one && atMs - lastExit >= EXIT_MS) [lastExit, countedFrom] = [atMs, atMs];
    if ('answer' in one && forced) [forced, mustBeShutFirst] = [false, true];
    if ('strike' in one && one.strike !== 'unknown') {
      if (one.strike === 'released' && shown !== 'released') countedFrom = atMs;
      shown = one.strike;
    }
    if (!('position' in one) || one.position === position) return;
    const shutMs = shutSince === null ? 0 : atMs - shutSince;
    const was = seen;
    position = one.position;
    shutSince = position === 'closed' ? atMs : null;
    if (position === 'unknown' || position === was) return;
    seen = position;
    if (position === 'closed') {
      countedFrom = null;
      return;
    }
    if (shutMs >= REARM_MS) mustBeShutFirst = false;
    const isAllowed = leave(index, atMs);
    if (!isAllowed || countedFrom === null) countedFrom = atMs;
    if (isAllowed || was !== 'closed' || mustBeShutFirst || forced) return;
    forced = true;
    alarms++;
  });
  const isHeld = seen === 'open' && countedFrom !== null && nowMs - countedFrom >= HELD_MS;
  return { kind: kind(forced, position, isHeld, shown), alarms };
}

/** That an alarm was answered comes into the ledger from the staff's side, and is an entry here. */
export const ANSWERED = 'answered';

/** Faults are entries too many. */
export function replay(entries: readonly Entry[]) {
  const faults: string[] = [];
  let position = 'unknown' as DoorPosition;
  let strike = 'unknown' as StrikeState;
  let held = false;
  let forced = false;
  const become = <T>(was: T, next: T, type: string): T => {
    if (was === next) faults.push(`${type} twice`);
    return next;
  };
  for (const { type } of entries) {
    if (type === 'door.released') strike = become(strike, 'released', type);
    if (type === 'door.locked') strike = become(strike, 'locked', type);
    if (type === 'door.stuck') strike = become(strike, 'stuck', type);
    if (type === 'door.opened') position = become(position, 'open', type);
    if (type === 'door.closed') position = become(position, 'closed', type);
    if (type === 'door.unknown') position = become(position, 'unknown', type);
    if (type === 'door.forced') forced = become(forced, true, type);
    if (type === ANSWERED) forced = false;
    if (['door.closed', 'door.released', 'door.exit-requested'].includes(type)) held = false;
    if (type === 'door.held-open') held = become(held, true, type);
  }
  return { kind: kind(forced, position, held, strike), faults };
}

/** True while a loss need not be written down yet: one was within the last minute. */
export function isQuiet(entries: readonly Entry[], nowMs: number): boolean {
  return entries.some(({ type, atMs }) => type === 'door.unknown' && nowMs - atMs < QUIET_MS);
}
