import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import { reconcile } from '../../renderer/ledger/reconcile.ts';
import type { LedgerEvent } from '../../shared/events/event.ts';
import { collected, received, STREAM, sessionEnded, sessionStarted } from '../harness/drafts.ts';
import { type LedgerBench, ledgerBench, replayed, rowsOf } from '../harness/ledger-bench.ts';

async function atWork(): Promise<LedgerBench> {
  const bench = ledgerBench();
  expect((await bench.ledger.append([sessionStarted(1), received(1), collected(1)])).ok).toBe(true);
  return bench;
}

/** As when somebody clears the site's data: every connection is asked to close, and the database is gone. */
function deleted(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });
}

async function restarted(before: LedgerBench): Promise<LedgerBench> {
  const bench = ledgerBench(before.journal, before.name);
  expect((await reconcile(bench.database, bench.journal.client, STREAM, () => undefined)).ok).toBe(true);
  expect((await bench.ledger.append([sessionEnded(1)])).ok).toBe(true);
  expect(await bench.database.events.toArray()).toEqual(bench.journal.events);
  expect(await rowsOf(bench.database)).toEqual(replayed(bench.journal.events as LedgerEvent[]));
  return bench;
}

describe('a database that is deleted while the page is up', () => {
  test('is told once, and no event is acknowledged that would begin a second ledger', async () => {
    const bench = await atWork();
    let lost = 0;
    bench.database.onLost(() => lost++);
    await deleted(bench.name);
    for (const draft of [received(2), received(3)])
      expect(await bench.ledger.append([draft])).toEqual({ ok: false, error: 'database-failed' });
    expect(lost).toBe(1);
    expect(bench.journal.events).toHaveLength(3);
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(bench.name);
  });

  test('answers no question with an empty room', async () => {
    const bench = await atWork();
    await deleted(bench.name);
    await expect(bench.questions.everythingInRoom()).rejects.toThrow();
  });

  test('is rebuilt from the journal by the next page', async () => {
    const bench = await atWork();
    await deleted(bench.name);
    expect((await restarted(bench)).journal.events).toHaveLength(4);
  });
});

describe('a database in which another page of ours has cleared everything', () => {
  test('takes no event: it would be in a place that another has', async () => {
    const bench = await atWork();
    const other = ledgerBench(bench.journal, bench.name);
    await other.database.change(async () => {
      await Promise.all([other.database.events.clear(), other.database.heads.clear()]);
    });
    expect(await bench.ledger.append([received(2)])).toEqual({ ok: false, error: 'database-failed' });
    expect(bench.reports).toEqual(['the database took no event']);
    expect(bench.journal.events).toHaveLength(3);
    expect(await bench.database.events.count()).toBe(0);
  });
});
