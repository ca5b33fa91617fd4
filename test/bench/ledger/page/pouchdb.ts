/**
 * PouchDB over IndexedDB. It cannot be told to be strict, so it answers before the disk has anything. Its indexes are
 * views that are brought up to date by the question after a write.
 */
import PouchDB from 'pouchdb-browser';
import type { OccupancyRow, PackageRow, QuarterRow } from '../../../../shared/projections/tables.ts';
import { type Document, documentsOf, inOrder } from './documents.ts';
import type { Peer } from './rxdb.ts';

const views = {
  unit: 'function (doc) { if (doc.unit) emit([doc.unit, doc.place]); }',
  roomCode: 'function (doc) { if (doc.roomCode) emit([doc.roomCode, doc.place]); }',
  tracking: 'function (doc) { if (doc.tracking) emit([doc.tracking, doc.place]); }',
  place: 'function (doc) { if (doc.place) emit([doc.place, doc.receivedAt]); }',
};

export async function openPouchdb(name: string): Promise<Peer> {
  const database = new PouchDB<Document>(name, { auto_compaction: true });
  const designs = Object.entries(views).map(([view, map]) => ({
    _id: `_design/${view}`,
    views: { [view]: { map } },
  }));
  for (const design of designs) await database.get(design._id).catch(() => database.put(design));
  /** What a document must name to be written again. */
  const revisions = new Map<string, string>();

  const write = async (some: readonly (Document & { readonly _id: string; readonly _rev?: string })[]) => {
    for (const { id, rev, error } of await database.bulkDocs(some)) {
      if (rev === undefined) throw new Error(`PouchDB did not take ${id}: ${String(error)}`);
      revisions.set(id, rev);
    }
  };
  const numbered = async (some: readonly Document[]) => {
    const unknown = some.map(({ key }) => key).filter((key) => !revisions.has(key));
    for (const { key, value } of (await database.allDocs({ keys: unknown })).rows) {
      if (value) revisions.set(String(key), value.rev);
    }
    return some.map((document) => {
      const _rev = revisions.get(document.key);
      return { ...document, _id: document.key, ...(_rev === undefined ? {} : { _rev }) };
    });
  };
  const seen = async (view: keyof typeof views, range: object) => {
    const found = await database.query(`${view}/${view}`, { ...range, include_docs: true });
    return found.rows.flatMap(({ doc }) => (doc ? [doc.body as unknown as PackageRow] : []));
  };
  const rows = async <T>(startkey: string, endkey: string) =>
    (await database.allDocs({ startkey, endkey, include_docs: true })).rows.flatMap(({ doc }) =>
      doc ? [doc.body as T] : [],
    );

  return {
    fill: async (some) => write(await numbered(some)),
    prepare: async (sample) => {
      const some = await numbered(documentsOf(sample));
      return () => write(some);
    },
    waitingFor: async (unit) => inOrder(await seen('unit', { key: [unit, 'in-room'] })),
    withCode: async (roomCode) => (await seen('roomCode', { key: [roomCode, 'in-room'] }))[0] ?? null,
    withTracking: async (number) => (await seen('tracking', { key: [number, 'in-room'] }))[0] ?? null,
    board: async ({ from, to }) => {
      const range = { startkey: ['in-room', ''], endkey: ['in-room', '\uffff'] };
      const [packages, zones, quarters] = await Promise.all([
        seen('place', range),
        rows<OccupancyRow>('occupancy/', 'occupancy0'),
        rows<QuarterRow>(`quarters/${from}`, `quarters/${to}`),
      ]);
      const within = quarters.filter(({ quarter }) => quarter < to);
      return {
        packages,
        occupied: new Map(zones.map((row) => [row.zone, row.packages])),
        received: within.reduce((sum, row) => sum + row.received, 0),
        collected: within.reduce((sum, row) => sum + row.collected, 0),
      };
    },
  };
}
