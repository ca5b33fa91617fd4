/**
 * Watches the disk that the kiosk's data lies on: at the start, every few minutes, and at once when something could not
 * be written. Gives the reserve away when the disk is full and makes it again when there is room, and notes each
 * change of level. What a level means to a screen is not its concern.
 */
import type { Clock } from '../../../shared/basics/clock.ts';
import { type DiskLevel, isWorse } from '../../../shared/domain/disk.ts';
import type { Log } from '../log.ts';
import { type DiskLimits, levelOf } from './levels.ts';
import type { Reserve } from './reserve.ts';
import type { MeasureSpace } from './space.ts';
import type { DiskUse } from './use.ts';

export interface DiskState {
  readonly level: DiskLevel;
  /** Null where the system does not say. */
  readonly freeBytes: number | null;
}

export interface DiskWatch {
  state(): DiskState;
  /** Looks now; answers when it has. */
  look(): Promise<void>;
  /** For one whose write the disk refused: gives the reserve away, so that one more try is worth it. */
  makeRoom(): Promise<void>;
  onLevel(listener: (state: DiskState) => void): () => void;
  stop(): Promise<void>;
}

export interface DiskWatchParts {
  readonly folder: string;
  readonly measure: MeasureSpace;
  readonly reserve: Reserve;
  readonly use: DiskUse;
  readonly limits: DiskLimits;
  readonly clock: Clock;
  readonly log: Log;
}

const LOOK_MS = 3 * 60_000;
/** Not in the first minute: the reserve is large, and a start has better things to do with the disk. */
const FIRST_RESERVE_MS = 60_000;
/** To find out whether a quota has room again costs as much writing as the reserve is large. */
const REFUSED_MS = 3_600_000;

export function watchDisk(parts: DiskWatchParts): DiskWatch {
  const { folder, measure, reserve, use, limits, clock, log } = parts;
  const listeners = new Set<(state: DiskState) => void>();
  const startedAt = clock.elapsed();
  let state: DiskState = { level: 'enough', freeBytes: null };
  /** Until when a disk that refused a write, and says that it has space, is taken to be full: its quota is used up. */
  let refusedUntil = Number.NEGATIVE_INFINITY;
  let working: Promise<void> = Promise.resolve();
  let isStopped = false;
  let cancel: () => void = () => undefined;

  async function settle(): Promise<void> {
    const space = await measure(folder);
    const measured = space === null ? 'enough' : levelOf(space, state.level, await use.perDay(space), limits);
    const level = measured !== 'full' && (await isStillFull()) ? 'full' : measured;
    if (level === 'full') await reserve.release();
    become({ level, freeBytes: space?.freeBytes ?? null });
  }

  /** Makes the reserve where there is none. Without one the kiosk does not come out of `full`. */
  async function isStillFull(): Promise<boolean> {
    if (state.level !== 'full') {
      if (clock.elapsed() - startedAt >= FIRST_RESERVE_MS) await reserve.make(0);
      return false;
    }
    if (clock.elapsed() < refusedUntil) return true;
    return !(await reserve.make(limits.fullBytes)).ok;
  }

  function become(next: DiskState): void {
    const before = state;
    state = next;
    if (next.level === before.level) return;
    const fields = { level: next.level, before: before.level, freeBytes: next.freeBytes };
    if (isWorse(next.level, before.level)) log.warn('the disk has less room', fields);
    else log.info('the disk has more room', fields);
    for (const listener of listeners) listener(next);
  }

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = working.then(work);
    working = turn.then(
      () => undefined,
      (cause) => log.error('the disk watch broke', { why: String(cause) }),
    );
    return turn;
  }

  function later(ms: number): void {
    cancel = clock.after(ms, () => {
      void inTurn(settle)
        .catch(() => undefined)
        .then(() => isStopped || later(LOOK_MS));
    });
  }
  later(FIRST_RESERVE_MS);

  return {
    state: () => state,
    look: () => inTurn(settle),
    makeRoom: () =>
      inTurn(async () => {
        await reserve.release();
        const space = await measure(folder);
        refusedUntil = clock.elapsed() + REFUSED_MS;
        become({ level: 'full', freeBytes: space?.freeBytes ?? null });
      }),
    onLevel: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: async () => {
      isStopped = true;
      cancel();
      await working;
    },
  };
}
