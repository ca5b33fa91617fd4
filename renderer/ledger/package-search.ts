/**
 * Finds packages for a query by reading indexes, a bounded number of rows from each, whatever the age of the ledger.
 * What fits is decided by the query itself; here is only where to look first.
 */

import type { PackageRow } from '../../shared/projections/tables.ts';
import type { Lookup, PackageQuery } from '../../shared/search/package-query.ts';
import { fits } from '../../shared/search/package-query.ts';
import type { LedgerDatabase } from './database.ts';

/** Of a carrier or a unit many more have come than anybody reads: the latest are looked at. */
const MOST_ROWS = 200;
/** Of many units together as many as of one, but of each enough to fill the screen. */
const LEAST_ROWS = 40;
/** Of what begins alike, in no order of time: these are some, and what is in the room is looked at besides. */
const MOST_BEGUN = 60;
/** More than the largest room holds. */
const ROOMFUL = 5_000;
const LAST = '\uffff';

/** What is in the room comes first, then what is missing, then what has left, the latest of each before. */
export async function searchPackages(
  database: LedgerDatabase,
  query: PackageQuery,
  limit: number,
): Promise<readonly PackageRow[]> {
  const first = query.words.toSorted((a, b) => telling(a) - telling(b))[0] ?? [];
  let room: Promise<readonly PackageRow[]> | null = null;
  // At most once a search, however many of its lookups want it.
  const inRoom = () => {
    room ??= everythingInRoom(database);
    return room;
  };
  const lookups = [...query.whole, ...first];
  const rows = await Promise.all(lookups.map((lookup) => candidates(database, lookup, inRoom)));
  const unique = new Map(rows.flat().map((row) => [row.id, row]));
  return [...unique.values()]
    .filter((row) => fits(row, query))
    .toSorted((a, b) => nearness(a) - nearness(b) || (a.receivedAt < b.receivedAt ? 1 : -1))
    .slice(0, limit);
}

const TELLING: readonly Lookup['by'][] = ['room-code', 'number', 'person', 'unit', 'day', 'carrier'];

/** Of several words the one that the fewest packages fit is looked up; a word that means nothing fits none. */
function telling(lookups: readonly Lookup[]): number {
  return Math.max(-1, ...lookups.map(({ by }) => TELLING.indexOf(by)));
}

function nearness({ place, state }: PackageRow): number {
  if (place === 'in-room') return 0;
  return state === 'missing' ? 1 : 2;
}

async function everythingInRoom({ projections }: LedgerDatabase): Promise<readonly PackageRow[]> {
  const here = projections.packages.where('[place+receivedAt]').between(['in-room', ''], ['in-room', LAST]);
  return here.limit(ROOMFUL).toArray();
}

async function candidates(
  { projections: { packages } }: LedgerDatabase,
  lookup: Lookup,
  inRoom: () => Promise<readonly PackageRow[]>,
): Promise<readonly PackageRow[]> {
  const latestOf = (index: string, value: string, most = MOST_ROWS) => [
    packages.where(index).between([value, ''], [value, LAST]).reverse().limit(most).toArray(),
  ];
  const inUnits = (units: readonly string[]) => {
    const most = Math.max(LEAST_ROWS, Math.ceil(MOST_ROWS / units.length));
    return units.flatMap((unit) => [
      packages.where('[unit+place]').equals([unit, 'in-room']).limit(MOST_ROWS).toArray(),
      ...latestOf('[unit+receivedAt]', unit, most),
    ]);
  };
  // An index of beginnings is in the order of what comes next, not of time: what is in the room must be among them.
  const begun = async (rows: PromiseLike<PackageRow[]>) => {
    const some = await rows;
    return some.length < MOST_BEGUN ? some : [...some, ...(await inRoom())];
  };
  const found = (): readonly PromiseLike<PackageRow[]>[] => {
    switch (lookup.by) {
      case 'room-code':
        return lookup.beginnings.map((beginning) =>
          begun(
            packages
              .where('[roomCode+place]')
              .between([beginning, ''], [beginning + LAST, LAST])
              .limit(MOST_BEGUN)
              .toArray(),
          ),
        );
      case 'number':
        return [
          begun(
            packages
              .where('[tracking+place]')
              .between([lookup.beginning, ''], [lookup.beginning + LAST, LAST])
              .limit(MOST_BEGUN)
              .toArray(),
          ),
          begun(
            packages
              .where('trackingBackwards')
              .between(lookup.endBackwards, lookup.endBackwards + LAST)
              .limit(MOST_BEGUN)
              .toArray(),
          ),
        ];
      case 'unit':
        return inUnits(lookup.units);
      case 'person':
        // Of somebody who moved away, packages are of no unit.
        return inUnits(['', ...new Set(lookup.people.map(({ unit }) => unit))]);
      case 'carrier':
        return lookup.carriers.flatMap((carrier) => latestOf('[carrier+receivedAt]', carrier));
      case 'day':
        return lookup.days.flatMap(([from, to]) =>
          (['in-room', 'gone'] as const).map((place) =>
            packages
              .where('[place+receivedAt]')
              .between([place, from], [place, to])
              .reverse()
              .limit(MOST_ROWS)
              .toArray(),
          ),
        );
    }
  };
  return (await Promise.all(found())).flat();
}
