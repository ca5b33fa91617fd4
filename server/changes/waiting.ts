/**
 * Kiosks that wait for the next change of their property. Whoever announces one on this node wakes them at once; what
 * another node announced is seen by one statement for all who wait, again and again while somebody does.
 */
import type { PropertyId } from '../../shared/domain/ids.ts';
import type { Database } from '../store/open.ts';

export interface Waiting {
  /** True when the feed may have gone beyond `after`; false when `until` is over or the server stops. */
  forChange(property: PropertyId, after: number, until: AbortSignal): Promise<boolean>;
  /** Something of `property` was announced and is committed. */
  wake(property: PropertyId): void;
  /** Everybody goes on, and from now on nobody waits. */
  stop(): void;
}

interface Waiter {
  readonly property: PropertyId;
  readonly after: number;
  goOn(hasChanged: boolean): void;
}

const LOOK_EVERY_MS = 1_000;

export function createWaiting(db: Database, lookEveryMs = LOOK_EVERY_MS): Waiting {
  const waiters = new Set<Waiter>();
  let isStopped = false;
  let timer: NodeJS.Timeout | null = null;

  function look(): void {
    timer = null;
    // Where the database cannot be asked, whoever waits asks it next and tells it.
    passed(db, waiters)
      .catch(() => [...waiters])
      .then((ready) => {
        for (const { goOn } of ready) goOn(true);
        lookLater();
      });
  }

  function lookLater(): void {
    if (waiters.size === 0 || isStopped || timer !== null) return;
    timer = setTimeout(look, lookEveryMs);
    timer.unref();
  }

  return {
    forChange(property, after, until) {
      if (isStopped || until.aborted) return Promise.resolve(false);
      return new Promise((resolve) => {
        const over = () => goOn(false);
        const goOn = (hasChanged: boolean) => {
          waiters.delete(waiter);
          until.removeEventListener('abort', over);
          resolve(hasChanged);
        };
        const waiter: Waiter = { property, after, goOn };
        until.addEventListener('abort', over, { once: true });
        waiters.add(waiter);
        lookLater();
      });
    },
    wake(property) {
      for (const waiter of waiters) if (waiter.property === property) waiter.goOn(true);
    },
    stop() {
      isStopped = true;
      if (timer !== null) clearTimeout(timer);
      for (const { goOn } of waiters) goOn(false);
    },
  };
}

async function passed(db: Database, waiters: ReadonlySet<Waiter>): Promise<readonly Waiter[]> {
  const properties = [...new Set([...waiters].map(({ property }) => property))];
  if (properties.length === 0) return [];
  const rows = await db
    .selectFrom('feeds')
    .select(['property_id', 'last'])
    .where('property_id', 'in', properties)
    .execute();
  const last = new Map(rows.map(({ property_id, last }) => [property_id, Number(last)]));
  return [...waiters].filter(({ property, after }) => (last.get(property) ?? 0) > after);
}
