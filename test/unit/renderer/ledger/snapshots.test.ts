import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import { completeEvents } from '../../../../renderer/ledger/complete.ts';
import { reconcile } from '../../../../renderer/ledger/reconcile.ts';
import { createSnapshots } from '../../../../renderer/ledger/snapshots.ts';
import type { Envelope } from '../../../../shared/events/envelope.ts';
import type { Draft, LedgerEvent } from '../../../../shared/events/event.ts';
import { collected, received, STREAM, sessionStarted } from '../../../harness/drafts.ts';
import { journalDouble } from '../../../harness/journal-double.ts';
import { type LedgerBench, ledgerBench, replayed, rowsOf } from '../../../harness/ledger-bench.ts';
import { snapshotDouble } from '../../../harness/snapshot-double.ts';

const noProgress = () => undefined;

function bench(snapshot = snapshotDouble(), events: Envelope[] = []) {
  const made = ledgerBench(journalDouble(snapshot.answers, events));
  const { database, journal, reports } = made;
  const report = (what: string, cause: unknown) => reports.push(`${what}: ${cause}`);
  return {
    ...made,
    snapshot,
    snapshots: createSnapshots({ database, host: journal.client, report, every: 10 }),
  };
}

/** Days of packages that come, and go but for every third. */
async function live({ ledger }: LedgerBench, from: number, packages: number): Promise<void> {
  const drafts = Array.from({ length: packages }, (_, at): Draft[] => {
    const n = from + at;
    const came = received(n, `u-${n % 7}`, n % 2 ? 'shelf-a' : 'cold');
    return n % 3 === 0 ? [came] : [came, collected(n)];
  }).flat();
  for (let at = 0; at < drafts.length; at += 40) await ledger.append(drafts.slice(at, at + 40));
}

/** A new database that has only what the host of `before` has. */
async function restored(before: ReturnType<typeof bench>) {
  const after = bench(before.snapshot, [...before.journal.events]);
  const head = await reconcile(after.database, after.journal.client, STREAM, noProgress);
  expect(head).toMatchObject({ ok: true, value: { seq: before.journal.events.length } });
  return after;
}

describe('a snapshot of the tables', () => {
  test('is taken when enough has happened, and not before', async () => {
    const kiosk = bench();
    await kiosk.ledger.append([sessionStarted(1), ...Array.from({ length: 8 }, (_, n) => received(n + 1))]);
    await kiosk.snapshots.consider();
    expect(kiosk.snapshot.end()).toBeNull();
    await kiosk.ledger.append([received(9)]);
    await kiosk.snapshots.consider();
    expect(kiosk.snapshot.end()).toMatchObject({ seq: 10, hash: kiosk.journal.events[9]?.hash });
    await kiosk.snapshots.consider();
    expect(kiosk.snapshot.begun).toBe(1);
    expect(kiosk.reports).toEqual([]);
  });

  test('is begun once and then gets only what changed', async () => {
    const kiosk = bench();
    await live(kiosk, 1, 20);
    await kiosk.snapshots.consider();
    const whole = kiosk.snapshot.parts.length;
    await live(kiosk, 21, 10);
    await kiosk.snapshots.consider();
    expect(kiosk.snapshot.begun).toBe(1);
    const [more, ...none] = kiosk.snapshot.parts.slice(whole);
    expect(none).toEqual([]);
    expect(more?.packages).toHaveLength(10);
    expect(await kiosk.database.touched.count()).toBe(0);
  });

  test('gives a lost database its tables back, and the journal what came since', async () => {
    const kiosk = bench();
    await live(kiosk, 1, 700);
    await kiosk.snapshots.consider();
    await live(kiosk, 701, 30);
    const after = await restored(kiosk);
    expect(await rowsOf(after.database)).toEqual(replayed(kiosk.journal.events as LedgerEvent[]));
    // The oldest events are not there yet, and nobody had to wait for them.
    expect(await after.database.events.count()).toBeLessThan(100);
    expect((await after.ledger.append([collected(3)])).ok).toBe(true);
    await completeEvents(after.database, after.journal.client);
    expect(await after.database.events.toArray()).toEqual(after.journal.events);
    // It is the same snapshot that goes on.
    await live(after, 731, 20);
    await after.snapshots.consider();
    expect(kiosk.snapshot.begun).toBe(1);
    const again = await restored(after);
    expect(await rowsOf(again.database)).toEqual(await rowsOf(after.database));
  });

  test('is of one moment, whatever happens while it is taken', async () => {
    const kiosk = bench();
    await live(kiosk, 1, 600);
    const meanwhile: Promise<void>[] = [];
    kiosk.snapshot.whileKept = () => meanwhile.push(live(kiosk, 601 + meanwhile.length, 1));
    await kiosk.snapshots.consider();
    kiosk.snapshot.whileKept = () => undefined;
    await Promise.all(meanwhile);
    expect(meanwhile.length).toBeGreaterThan(5);
    expect(kiosk.snapshot.end()?.seq).toBeGreaterThan(1_000);
    const after = await restored(kiosk);
    expect(await rowsOf(after.database)).toEqual(await rowsOf(kiosk.database));
  });

  test('that failed in the middle is taken whole by the next', async () => {
    const kiosk = bench();
    await live(kiosk, 1, 700);
    await kiosk.snapshots.consider();
    await live(kiosk, 701, 20);
    kiosk.snapshot.failNext();
    await kiosk.snapshots.consider();
    expect(kiosk.reports).toEqual(['no snapshot of the tables was taken: Error: disk-full']);
    await live(kiosk, 721, 20);
    await kiosk.snapshots.consider();
    const after = await restored(kiosk);
    expect(await rowsOf(after.database)).toEqual(await rowsOf(kiosk.database));
  });

  test('that the host has lost is begun anew', async () => {
    const kiosk = bench();
    await live(kiosk, 1, 20);
    await kiosk.snapshots.consider();
    const moved = bench(snapshotDouble(), kiosk.journal.events);
    const goesOn = createSnapshots({
      database: kiosk.database,
      host: moved.journal.client,
      report: (what) => kiosk.reports.push(what),
      every: 10,
    });
    await live(kiosk, 21, 700);
    await goesOn.consider();
    expect(moved.snapshot.begun).toBe(1);
    const after = await restored(moved);
    expect(await rowsOf(after.database)).toEqual(await rowsOf(kiosk.database));
  });
});

describe('a snapshot is not used', () => {
  test('when it is of an event that the journal has not, or has otherwise', async () => {
    const kiosk = bench();
    await live(kiosk, 1, 700);
    await kiosk.snapshots.consider();
    const end = kiosk.snapshot.end();
    if (end === null) throw new Error('no snapshot');
    for (const changed of [{ hash: 'cd'.repeat(32) }, { seq: 5_000 }, { edition: 1 }]) {
      const parts = kiosk.snapshot.parts.length;
      const snapshot = snapshotDouble();
      snapshot.answers['snapshot.head'] = async () => ({ snapshot: { end: { ...end, ...changed }, parts } });
      snapshot.answers['snapshot.read'] = async () => {
        throw new Error('nobody should ask');
      };
      const after = bench(snapshot, [...kiosk.journal.events]);
      expect(await reconcile(after.database, after.journal.client, STREAM, noProgress)).toMatchObject({
        ok: true,
      });
      expect(await rowsOf(after.database)).toEqual(await rowsOf(kiosk.database));
      expect(await after.database.events.count()).toBe(kiosk.journal.events.length);
    }
  });

  test('half: a restoring that was cut off leaves nothing behind for the next', async () => {
    const kiosk = bench();
    await live(kiosk, 1, 700);
    await kiosk.snapshots.consider();
    await live(kiosk, 701, 5);
    const after = bench(kiosk.snapshot, [...kiosk.journal.events]);
    // What an older snapshot would have put there before the power went.
    await after.database.change(() => after.database.projections.packages.bulkPut(strangers));
    const head = await reconcile(after.database, after.journal.client, STREAM, noProgress);
    expect(head.ok).toBe(true);
    expect(await rowsOf(after.database)).toEqual(await rowsOf(kiosk.database));
  });
});

const strangers = (replayed([]).packages as never[]).concat([{ id: 'stranger' } as never]);

test('old events that do not lead to the newer ones are not taken', async () => {
  const kiosk = bench();
  await live(kiosk, 1, 700);
  await kiosk.snapshots.consider();
  const forged = kiosk.journal.events.map((event, n) => (n === 300 ? { ...event, at: event.prev } : event));
  const after = bench(kiosk.snapshot, forged as Envelope[]);
  await reconcile(after.database, after.journal.client, STREAM, noProgress);
  const before = await after.database.events.count();
  await expect(completeEvents(after.database, after.journal.client)).rejects.toThrow();
  expect(await after.database.events.where('seq').belowOrEqual(301).count()).toBe(0);
  expect(before).toBeGreaterThan(0);
});
