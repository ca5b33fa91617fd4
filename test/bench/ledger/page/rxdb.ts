/** RxDB with its free storage over Dexie, told to be strict like ours. */
import { createRxDatabase, type RxJsonSchema } from 'rxdb/plugins/core';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import type { OccupancyRow, PackageRow, QuarterRow } from '../../../../shared/projections/tables.ts';
import type { Contender } from './contender.ts';
import { type Document, documentsOf, inOrder } from './documents.ts';

export interface Peer extends Contender {
  fill(documents: readonly Document[]): Promise<void>;
}

const field = { type: 'string', maxLength: 80 } as const;
const schema: RxJsonSchema<Document> = {
  version: 0,
  primaryKey: 'key',
  type: 'object',
  properties: {
    key: { type: 'string', maxLength: 160 },
    unit: field,
    roomCode: field,
    tracking: field,
    place: field,
    receivedAt: field,
    body: { type: 'object' },
  },
  required: ['key', 'unit', 'roomCode', 'tracking', 'place', 'receivedAt', 'body'],
  indexes: [
    ['place', 'receivedAt'],
    ['roomCode', 'place'],
    ['tracking', 'place'],
    ['unit', 'place'],
  ],
};

export async function openRxdb(name: string): Promise<Peer> {
  const storage = getRxStorageDexie({ chromeTransactionDurability: 'strict' });
  const database = await createRxDatabase({ name, storage, multiInstance: false, eventReduce: false });
  const { documents } = await database.addCollections<{ documents: Document }>({ documents: { schema } });
  const collection = documents as unknown as Collection;
  const packages = async (selector: object) =>
    (await collection.find({ selector }).exec()).map((found) => found.toJSON().body as unknown as PackageRow);
  const rows = async <T>(from: string, to: string) =>
    (await collection.find({ selector: { key: { $gte: from, $lt: to } } }).exec()).map(
      (found) => found.toJSON().body as T,
    );

  return {
    fill: async (some) => {
      const { error } = await collection.bulkUpsert([...some]);
      if (error.length > 0) throw new Error(`RxDB took ${error.length} documents not`);
    },
    prepare: async (sample) => {
      const some = documentsOf(sample);
      return () => collection.bulkUpsert(some);
    },
    waitingFor: async (unit) => inOrder(await packages({ unit, place: 'in-room' })),
    withCode: async (roomCode) => (await packages({ roomCode, place: 'in-room' }))[0] ?? null,
    withTracking: async (tracking) => (await packages({ tracking, place: 'in-room' }))[0] ?? null,
    board: async ({ from, to }) => {
      const [inRoom, zones, quarters] = await Promise.all([
        packages({ place: 'in-room', receivedAt: { $gte: '' } }),
        rows<OccupancyRow>('occupancy/', 'occupancy0'),
        rows<QuarterRow>(`quarters/${from}`, `quarters/${to}`),
      ]);
      return {
        packages: inRoom,
        occupied: new Map(zones.map((row) => [row.zone, row.packages])),
        received: quarters.reduce((sum, row) => sum + row.received, 0),
        collected: quarters.reduce((sum, row) => sum + row.collected, 0),
      };
    },
  };
}

/** As much of a collection as is used; its own type asks for much more patience of the compiler. */
interface Collection {
  bulkUpsert(documents: Document[]): Promise<{ readonly error: readonly unknown[] }>;
  find(query: { readonly selector: object }): { exec(): Promise<readonly { toJSON(): Document }[]> };
}
