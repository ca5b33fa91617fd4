import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import { reconcile } from '../../renderer/ledger/reconcile.ts';
import { StreamId } from '../../shared/domain/ids.ts';
import type { LedgerEvent } from '../../shared/events/event.ts';
import { chained, collected, received, STREAM, sessionStarted } from '../harness/drafts.ts';
import { journalDouble } from '../harness/journal-double.ts';
import { ledgerBench, replayed, rowsOf } from '../harness/ledger-bench.ts';

const events = chained([
  sessionStarted(1),
  ...Array.from({ length: 1200 }, (_, n) => received(n + 1)),
  collected(7),
]);
const noProgress = () => undefined;

describe('at start', () => {
  test('a lost IndexedDB is rebuilt from the journal, tables and all, and says how far it is', async () => {
    const { database, journal, ledger } = ledgerBench(journalDouble({}, [...events]));
    const told: number[] = [];
    const head = await reconcile(database, journal.client, STREAM, (done) => told.push(done));
    expect(head).toMatchObject({ ok: true, value: { seq: events.length } });
    expect(told).toEqual([500, 1000, 1202]);
    expect(await rowsOf(database)).toEqual(replayed(events as LedgerEvent[]));
    expect((await ledger.append([collected(8)])).ok).toBe(true);
    expect(journal.events).toHaveLength(events.length + 1);
  });

  test('an IndexedDB that is behind is completed', async () => {
    const bench = ledgerBench();
    await bench.ledger.append([sessionStarted(1), received(1)]);
    const before = await bench.database.events.toArray();
    await bench.ledger.append([received(2), collected(1)]);
    const behind = ledgerBench(bench.journal);
    await reconcile(behind.database, journalDouble({}, before).client, STREAM, noProgress);
    expect(await behind.database.events.count()).toBe(2);
    expect((await reconcile(behind.database, bench.journal.client, STREAM, noProgress)).ok).toBe(true);
    expect(await rowsOf(behind.database)).toEqual(await rowsOf(bench.database));
  });

  test('a lost journal is written again with the next append', async () => {
    const bench = ledgerBench();
    await bench.ledger.append([sessionStarted(1), received(1)]);
    const fresh = journalDouble();
    const reopened = ledgerBench(fresh, bench.name);
    expect((await reconcile(reopened.database, fresh.client, STREAM, noProgress)).ok).toBe(true);
    expect((await reopened.ledger.append([collected(1)])).ok).toBe(true);
    expect(fresh.events.map((event) => event.seq)).toEqual([1, 2, 3]);
  });

  test('copies that hold another event at the same place are left as they are', async () => {
    const bench = ledgerBench();
    await bench.ledger.append([sessionStarted(1), received(1)]);
    const forged = chained([sessionStarted(1), received(2), received(3)]);
    const result = await reconcile(bench.database, journalDouble({}, [...forged]).client, STREAM, noProgress);
    expect(result).toEqual({ ok: false, error: { code: 'copies-differ', seq: 2 } });
    expect(await bench.database.events.count()).toBe(2);
  });

  test('a journal with a broken chain is not believed', async () => {
    const broken = events
      .slice(0, 20)
      .map((event, n) => (n === 9 ? { ...event, at: '2020-01-01T00:00:00.000Z' } : event));
    const { database, journal } = ledgerBench(journalDouble({}, broken));
    const result = await reconcile(database, journal.client, STREAM, noProgress);
    expect(result).toEqual({ ok: false, error: { code: 'copies-differ', seq: 10 } });
    expect(await database.events.count()).toBe(0);
  });

  test('a seal of an event that neither copy has stops everything: nothing may take its place', async () => {
    const held = chained([sessionStarted(1), received(1)]);
    const last = held[1];
    if (last === undefined) throw new Error('no event');
    const seal = { stream: STREAM, seq: 9, hash: last.hash, at: last.at, sig: 'A'.repeat(86) };
    const { database, journal } = ledgerBench(
      journalDouble({ 'journal.head': async () => ({ seq: 2, hash: last.hash, seal }) }, [...held]),
    );
    const result = await reconcile(database, journal.client, STREAM, noProgress);
    expect(result).toEqual({ ok: false, error: { code: 'events-missing', seq: 9 } });
    expect(await database.events.count()).toBe(0);
  });

  test('a rebuild that was cut off goes on at the next start, from where it was', async () => {
    const read: number[] = [];
    const host = journalDouble(
      {
        'journal.read': async ({ after, limit }) => {
          read.push(after);
          if (read.length === 2) host.die();
          return { events: events.slice(after, after + limit) };
        },
      },
      [...events],
    );
    const { database, name } = ledgerBench(host);
    expect(await reconcile(database, host.client, STREAM, noProgress)).toEqual({
      ok: false,
      error: { code: 'host-gone' },
    });
    expect(await database.events.count()).toBe(500);
    database.close();

    const again = journalDouble(
      {
        'journal.read': async ({ after, limit }) => {
          read.push(after);
          return { events: events.slice(after, after + limit) };
        },
      },
      [...events],
    );
    const restarted = ledgerBench(again, name);
    const head = await reconcile(restarted.database, again.client, STREAM, noProgress);
    expect(head).toMatchObject({ ok: true, value: { seq: events.length } });
    expect(read).toEqual([0, 500, 499, 500, 1000]);
    expect(await rowsOf(restarted.database)).toEqual(replayed(events as LedgerEvent[]));
  });

  test('an IndexedDB of another kiosk is left as it is', async () => {
    const bench = ledgerBench();
    await bench.ledger.append([sessionStarted(1), received(1)]);
    const other = journalDouble();
    const result = await reconcile(bench.database, other.client, StreamId.parse('kiosk-other'), noProgress);
    expect(result).toEqual({ ok: false, error: { code: 'copies-differ', seq: 1 } });
    expect(await bench.database.events.count()).toBe(2);
  });

  test('without a host nothing is decided', async () => {
    const { database, journal } = ledgerBench();
    journal.die();
    expect(await reconcile(database, journal.client, STREAM, noProgress)).toEqual({
      ok: false,
      error: { code: 'host-gone' },
    });
  });
});

describe('an event of a newer program', () => {
  test('is kept in the chain and changes no table', async () => {
    const [first] = chained([received(1)]);
    if (first === undefined) throw new Error('no event');
    const { hashOf } = await import('../../shared/ledger/chain.ts');
    const newer = { ...first, v: 9 };
    const event = { ...newer, hash: hashOf(newer as never) };
    const { database, journal } = ledgerBench(journalDouble({}, [event as never]));
    expect((await reconcile(database, journal.client, STREAM, noProgress)).ok).toBe(true);
    expect(await database.events.toArray()).toEqual([event]);
    expect(await database.projections.packages.count()).toBe(0);
  });
});
