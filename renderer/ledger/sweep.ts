/**
 * Keeps the questions of screens as quick after years as on the first day. When a row changes, Chromium leaves its old
 * entries in the indexes, and each later question steps over all of them; only a *writing* transaction that comes
 * across such an entry takes it away. So now and then, when nobody is there, the ranges that screens ask for are gone
 * through in one. Rows and answers stay as they are.
 */
import type { UnitId } from '../../shared/domain/ids.ts';
import type { LedgerDatabase } from './database.ts';

const FIRST = '';
const LAST = '\uffff';
/** Rows stay in these for a while and then leave them for good. */
const OPEN_LABELS = ['prepared', 'waiting', 'uncertain'];

export async function sweepIndexes(database: LedgerDatabase, units: readonly UnitId[]): Promise<void> {
  const { packages, sessions, tasks, labels, audits, incidents } = database.projections;
  await database.change(() =>
    Promise.all([
      packages.where('[place+receivedAt]').between(['in-room', FIRST], ['in-room', LAST]).primaryKeys(),
      ...units.map((unit) => packages.where('[unit+place]').equals([unit, 'in-room']).primaryKeys()),
      packages.where('[unit+place]').equals(['', 'in-room']).primaryKeys(),
      packages.where('state').anyOf('received', 'stored', 'missing').primaryKeys(),
      sessions.where('state').equals('open').primaryKeys(),
      tasks.where('[state+openedAt]').between(['open', FIRST], ['open', LAST]).primaryKeys(),
      labels.where('state').anyOf(OPEN_LABELS).primaryKeys(),
      audits.where('state').equals('open').primaryKeys(),
      incidents.where('[state+openedAt]').between(['open', FIRST], ['open', LAST]).primaryKeys(),
    ]),
  );
}

export interface Sweeper {
  /** Sweeps if enough has happened since the last time; calls that come while it runs do nothing. */
  consider(): Promise<void>;
}

/** Some hundred old entries cost less than a millisecond. */
const EVERY = 500;

export function createSweeper(
  database: LedgerDatabase,
  units: readonly UnitId[],
  report: (what: string, cause: unknown) => void,
): Sweeper {
  let sweptAt: number | null = null;
  let isRunning = false;

  return {
    consider: async () => {
      const seq = (await database.heads.get('head'))?.seq ?? 0;
      if (isRunning || (sweptAt !== null && seq - sweptAt < EVERY)) return;
      isRunning = true;
      try {
        await sweepIndexes(database, units);
        sweptAt = seq;
      } catch (cause) {
        report('old entries of the indexes were not swept', cause);
      } finally {
        isRunning = false;
      }
    },
  };
}
