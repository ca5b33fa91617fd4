/** The page that searches: the product's own tables and search, beside looks at every package there is. */
import { browserClock } from '../../../../renderer/browser.ts';
import { openDatabase } from '../../../../renderer/ledger/database.ts';
import { searchPackages } from '../../../../renderer/ledger/package-search.ts';
import type { PackageRow } from '../../../../shared/projections/tables.ts';
import { fits, packageQuery } from '../../../../shared/search/package-query.ts';
import { searchPeople } from '../../../../shared/search/people.ts';
import { seededRandom } from '../../../harness/randomness.ts';
import { house, NOW, packageRow } from '../house.ts';
import type { Way } from '../searching.ts';

const SHOWN = 20;
const A_BATCH = 5_000;
const { elapsed } = browserClock;
const database = openDatabase('package-search');
const people = searchPeople(house.residents);
let held: readonly PackageRow[] = [];

const searchable = {
  directory: house,
  now: NOW,
  people: (typed: string) => people.find(typed, 8).map(({ resident }) => resident),
};

window.searching = {
  fill: async (packages, seed) => {
    const random = dice(seed);
    const rows = Array.from({ length: packages }, (_, n) => packageRow(n, packages, random));
    for (let n = 0; n < packages; n += A_BATCH)
      await database.projections.packages.bulkPut(rows.slice(n, n + A_BATCH));
    held = rows;
  },
  search: async (way, text) => {
    const since = elapsed();
    const query = packageQuery(searchable, text);
    const rows = await ways[way](query);
    return { ms: elapsed() - since, found: rows.map(({ id }) => id) };
  },
};

type Query = ReturnType<typeof packageQuery>;

const ways: Readonly<Record<Way, (query: Query) => Promise<readonly PackageRow[]>>> = {
  indexes: (query) => searchPackages(database, query, SHOWN),
  table: async (query) => nearest(await database.projections.packages.toArray(), query),
  memory: async (query) => nearest(held, query),
};

function nearest(rows: readonly PackageRow[], query: Query): readonly PackageRow[] {
  return rows
    .filter((row) => fits(row, query))
    .toSorted(
      (a, b) =>
        Number(b.place === 'in-room') - Number(a.place === 'in-room') ||
        (a.receivedAt < b.receivedAt ? 1 : -1),
    )
    .slice(0, SHOWN);
}

/** From 0 to below 1, the same for the same seed. */
function dice(seed: number): () => number {
  const bytes = seededRandom(seed);
  return () => new DataView(bytes(4).buffer).getUint32(0) / 2 ** 32;
}
