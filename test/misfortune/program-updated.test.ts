import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '../../renderer/ledger/database.ts';
import { reconcile } from '../../renderer/ledger/reconcile.ts';
import type { Envelope } from '../../shared/events/envelope.ts';
import type { Draft, LedgerEvent } from '../../shared/events/event.ts';
import { hashOf, headOf } from '../../shared/ledger/chain.ts';
import { EDITION } from '../../shared/projections/edition.ts';
import { chained, collected, received, STREAM, sessionStarted } from '../harness/drafts.ts';
import { journalDouble } from '../harness/journal-double.ts';
import { ledgerBench, replayed, rowsOf } from '../harness/ledger-bench.ts';

const noProgress = () => undefined;
const drafts: Draft[] = [
  sessionStarted(1),
  ...Array.from({ length: 2_500 }, (_, n) => received(n + 1)),
  collected(7),
];
const events = chained(drafts);

/** A chain whose third event only a later program knows. */
function withDrone(): Envelope[] {
  const known = chained([sessionStarted(1), received(1), collected(1)]);
  const { hash: _, ...third } = known[2] as Envelope;
  const drone = { ...third, type: 'package.flown-in', data: { by: 'drone' } };
  const droneCame = { ...drone, hash: hashOf(drone) };
  return [...known.slice(0, 2), droneCame, ...chained([received(2)], headOf(droneCame))];
}

/** A kiosk whose two copies hold `events`. */
async function kioskWith(all: readonly Envelope[]) {
  const bench = ledgerBench(journalDouble({}, [...all]));
  const compare = (progress: (done: number, of: number) => void = noProgress) =>
    reconcile(bench.database, bench.journal.client, STREAM, progress);
  expect((await compare()).ok).toBe(true);
  return { ...bench, compare };
}

describe('after an update', () => {
  test('tables of an older edition are made anew, and the start says how far it is', async () => {
    const { database, compare } = await kioskWith(events);
    const wrong = { edition: EDITION - 1, seq: events.length, parked: null };
    await database.heads.update('head', { tables: wrong });
    await database.projections.packages.clear();
    const told: number[] = [];
    expect((await compare((done) => told.push(done))).ok).toBe(true);
    expect(told).toEqual([1_000, 2_000, 2_502]);
    expect(await rowsOf(database)).toEqual(replayed(events));
    expect(await database.heads.get('head')).toMatchObject({
      seq: 2_502,
      tables: { edition: EDITION, seq: 2_502, parked: null },
    });
  });

  test('a making anew that was cut off goes on where it stopped', async () => {
    const { database, compare } = await kioskWith(events);
    await database.heads.update('head', { tables: { edition: EDITION - 1, seq: 2_502, parked: null } });
    const powerCut = (done: number) => {
      if (done === 1_000) throw new Error('the power went');
    };
    await expect(compare(powerCut)).rejects.toThrow('the power went');
    const told: number[] = [];
    expect((await compare((done) => told.push(done))).ok).toBe(true);
    expect(told).toEqual([2_000, 2_502]);
    expect(await rowsOf(database)).toEqual(replayed(events));
  });

  test('a start after which nothing changed makes nothing anew', async () => {
    const { database, compare } = await kioskWith(events.slice(0, 20));
    await database.projections.counters.put({ name: 'received', value: 4711 });
    expect((await compare()).ok).toBe(true);
    expect(await database.projections.counters.get('received')).toMatchObject({ value: 4711 });
  });

  test('a database of before tables had editions keeps its events and gets its tables', async () => {
    const name = 'of-before-editions';
    const some = events.slice(0, 30);
    await firstSchema(name, some);
    const journal = journalDouble({}, [...some]);
    const { database } = ledgerBench(journal, name);
    expect(await reconcile(database, journal.client, STREAM, noProgress)).toMatchObject({ ok: true });
    expect(await database.events.toArray()).toEqual(some);
    expect(await rowsOf(database)).toEqual(replayed(some));
    database.close();
    openDatabase(name).close();
  });
});

describe('an event of a newer program', () => {
  const later = withDrone();

  test('is kept in its place, changes no table, and is parked', async () => {
    const { database, ledger, journal } = await kioskWith(later);
    expect((await ledger.append([collected(1)])).ok).toBe(true);
    expect(await database.events.get(3)).toEqual(later[2]);
    expect(journal.events).toHaveLength(5);
    const known = (journal.events as LedgerEvent[]).filter(({ seq }) => seq !== 3);
    expect(await rowsOf(database)).toEqual(replayed(known));
    expect(await database.heads.get('head')).toMatchObject({ tables: { seq: 5, parked: 3 } });
  });

  test('is not looked at again while nobody knows it', async () => {
    const { database, compare } = await kioskWith(later);
    await database.projections.counters.put({ name: 'received', value: 4711 });
    expect((await compare()).ok).toBe(true);
    expect(await database.projections.counters.get('received')).toMatchObject({ value: 4711 });
  });

  test('is replayed in its place when the program knows it', async () => {
    // As the older program left it: the collection was unknown to it, and what came after was not.
    const all = chained([sessionStarted(1), received(1), collected(1), received(2)]);
    const { database, compare } = await kioskWith(all);
    const without = replayed(all.filter(({ seq }) => seq !== 3));
    await database.projections.packages.bulkPut(without.packages as never[]);
    await database.projections.occupancy.bulkPut(without.occupancy as never[]);
    await database.projections.quarters.bulkPut(without.quarters as never[]);
    await database.heads.update('head', { tables: { edition: EDITION, seq: 4, parked: 3 } });
    expect(await rowsOf(database)).not.toEqual(replayed(all));
    expect((await compare()).ok).toBe(true);
    expect(await rowsOf(database)).toEqual(replayed(all));
    expect(await database.heads.get('head')).toMatchObject({ tables: { seq: 4, parked: null } });
  });
});

/** A database as the first schema had it: no editions, a store for seals, fewer tables. */
function firstSchema(name: string, some: readonly LedgerEvent[]): Promise<void> {
  const last = some.at(-1);
  if (last === undefined) throw new Error('no events');
  return new Promise((resolve, reject) => {
    // Dexie keeps tenths of a version.
    const opening = indexedDB.open(name, 10);
    opening.onupgradeneeded = () => {
      const stores = [
        ['events', 'seq'],
        ['seals', 'seq'],
        ['heads', 'key'],
        ['packages', 'id'],
      ] as const;
      for (const [store, keyPath] of stores) opening.result.createObjectStore(store, { keyPath });
    };
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const writing = opening.result.transaction(['events', 'heads'], 'readwrite');
      for (const event of some) writing.objectStore('events').put(event);
      writing.objectStore('heads').put({ key: 'head', ...headOf(last) });
      writing.oncomplete = () => {
        opening.result.close();
        resolve();
      };
    };
  });
}
