/** IndexedDB with nothing around it: one strict transaction for an append, one indexed read for a question. */
import type { Head } from '../../../../shared/ledger/chain.ts';
import type { OccupancyRow, PackageRow, QuarterRow } from '../../../../shared/projections/tables.ts';
import type { Board, Contender, Day } from './contender.ts';
import { answered, completed, opened } from './indexed-db.ts';

export interface Raw extends Contender {
  row(table: string, key: string): Promise<unknown>;
  head(): Promise<Head>;
}

export async function openRaw(name: string): Promise<Raw> {
  const database = await opened(name);
  const packages = (index: string, value: readonly string[]): Promise<PackageRow[]> =>
    answered(
      database
        .transaction('packages')
        .objectStore('packages')
        .index(index)
        .getAll([...value]),
    );
  const first = async (index: string, value: string) => {
    const store = database.transaction('packages').objectStore('packages');
    return ((await answered(store.index(index).get([value, 'in-room']))) as PackageRow | undefined) ?? null;
  };

  return {
    row: (table, key) => answered(database.transaction(table).objectStore(table).get(key)),
    head: async () => {
      const { key: _, ...head } = await answered(
        database.transaction('heads').objectStore('heads').get('head'),
      );
      return head;
    },
    prepare: async ({ events, rows, head }) => {
      const stores = ['events', 'heads', ...new Set(rows.map(({ table }) => table))];
      return () => {
        const writing = database.transaction(stores, 'readwrite', { durability: 'strict' });
        for (const event of events) writing.objectStore('events').add(event);
        for (const { table, row } of rows) writing.objectStore(table).put(row);
        writing.objectStore('heads').put({ key: 'head', ...head });
        writing.commit();
        return completed(writing);
      };
    },
    waitingFor: async (unit) => {
      const rows = await packages('[unit+place]', [unit, 'in-room']);
      return rows.sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1));
    },
    withCode: (roomCode) => first('[roomCode+place]', roomCode),
    withTracking: (tracking) => first('[tracking+place]', tracking),
    board: (day) => boardOf(database, day),
  };
}

async function boardOf(database: IDBDatabase, day: Day): Promise<Board> {
  const reading = database.transaction(['packages', 'occupancy', 'quarters']);
  const inRoom = IDBKeyRange.bound(['in-room', ''], ['in-room', '\uffff']);
  const [packages, zones, quarters] = await Promise.all([
    answered(reading.objectStore('packages').index('[place+receivedAt]').getAll(inRoom)),
    answered<OccupancyRow[]>(reading.objectStore('occupancy').getAll()),
    answered<QuarterRow[]>(
      reading.objectStore('quarters').getAll(IDBKeyRange.bound(day.from, day.to, false, true)),
    ),
  ]);
  return {
    packages,
    occupied: new Map(zones.map((row) => [row.zone, row.packages])),
    received: quarters.reduce((sum, row) => sum + row.received, 0),
    collected: quarters.reduce((sum, row) => sum + row.collected, 0),
  };
}
