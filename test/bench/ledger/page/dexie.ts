/** Dexie as it comes, strict: what our database layer costs without a ledger on it. It is asked for appends only. */
import Dexie from 'dexie';
import type { Appender } from './contender.ts';

export async function openDexie(name: string): Promise<Appender> {
  // Without a version it takes the stores as it finds them.
  const dexie = await new Dexie(name, { chromeTransactionDurability: 'strict' }).open();
  return {
    prepare: async ({ events, rows, head }) => {
      const byTable = Map.groupBy(rows, ({ table }) => table);
      const stores = ['events', 'heads', ...byTable.keys()];
      return () =>
        dexie.transaction('rw', stores, () =>
          Promise.all([
            dexie.table('events').bulkAdd([...events]),
            ...[...byTable].map(([table, some]) => dexie.table(table).bulkPut(some.map(({ row }) => row))),
            dexie.table('heads').put({ key: 'head', ...head }),
          ]),
        );
    },
  };
}
