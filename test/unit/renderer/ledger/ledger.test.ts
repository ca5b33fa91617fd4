import 'fake-indexeddb/auto';

import { describe, expect, test, vi } from 'vitest';
import { RoomCode } from '../../../../shared/domain/room-code.ts';
import type { LedgerEvent } from '../../../../shared/events/event.ts';
import { chainFault, emptyHead, headOf } from '../../../../shared/ledger/chain.ts';
import { collected, received, STREAM, sessionEnded, sessionStarted } from '../../../harness/drafts.ts';
import { journalDouble } from '../../../harness/journal-double.ts';
import { ledgerBench, replayed, rowsOf } from '../../../harness/ledger-bench.ts';

describe('an append', () => {
  test('is acknowledged when both copies hold the event', async () => {
    const { ledger, database, journal } = ledgerBench();
    const kept = await ledger.append([sessionStarted(1), received(1)]);
    expect(kept.ok).toBe(true);
    const ours = await database.events.toArray();
    expect(ours.map((event) => event.type)).toEqual(['session.started', 'package.received']);
    expect(journal.events).toEqual(ours);
  });

  test('and many at once never interleave: the chain is whole and in the order of the calls', async () => {
    const { ledger, database } = ledgerBench();
    await Promise.all(
      Array.from({ length: 30 }, (_, n) => ledger.append([received(n + 1), collected(n + 1)])),
    );
    const events = await database.events.orderBy('seq').toArray();
    expect(events).toHaveLength(60);
    let head = emptyHead(STREAM);
    for (const event of events) {
      expect(chainFault(head, event)).toBeNull();
      head = headOf(event);
    }
    expect(events.filter((_, n) => n % 2 === 0).every((event) => event.type === 'package.received')).toBe(
      true,
    );
  });

  test('learns the count of packages from inside its own turn, so that no two get one room code', async () => {
    const { ledger, questions } = ledgerBench();
    const withNextCode = (n: number) =>
      ledger.append(({ received: count }) => {
        const draft = received(n);
        if (draft.type !== 'package.received') throw new Error('not a package');
        return [
          {
            ...draft,
            data: { ...draft.data, roomCode: RoomCode.parse(`K2-${String(count + 1).padStart(4, '0')}`) },
          },
        ];
      });
    await Promise.all([withNextCode(1), withNextCode(2), withNextCode(3)]);
    const codes = (await questions.everythingInRoom()).map((row) => row.roomCode);
    expect(codes.toSorted()).toEqual(['K2-0001', 'K2-0002', 'K2-0003']);
  });

  test('of data that does not fit the catalogue changes nothing and says so', async () => {
    const { ledger, database, reports } = ledgerBench();
    const broken = received(1);
    const kept = await ledger.append([
      { ...broken, data: { ...broken.data, zone: 'no such id!' } } as typeof broken,
    ]);
    expect(kept).toEqual({ ok: false, error: 'database-failed' });
    expect(await database.events.count()).toBe(0);
    expect(reports).toEqual(['the database took no event']);
  });

  test.each(['disk-full', 'disk-failed'] as const)(
    'is not acknowledged on %s, and goes to the journal before the next',
    async (failure) => {
      const { ledger, journal } = ledgerBench();
      journal.failNext(failure);
      expect(await ledger.append([sessionStarted(1)])).toEqual({ ok: false, error: failure });
      expect(journal.events).toHaveLength(0);
      expect((await ledger.append([sessionEnded(1)])).ok).toBe(true);
      expect(journal.events.map((event) => event.type)).toEqual(['session.started', 'session.ended']);
    },
  );

  test.each([
    ['Chromium', new DOMException('no space', 'QuotaExceededError')],
    [
      'Dexie around it',
      Object.assign(new Error('aborted'), {
        name: 'AbortError',
        inner: new DOMException('', 'QuotaExceededError'),
      }),
    ],
  ])(
    'that finds no room in the browser’s database (%s) changes nothing, tells the host, and the next one works',
    async (_, full) => {
      let told = 0;
      const journal = journalDouble({
        'disk.refused': async () => {
          told++;
          return null;
        },
      });
      const { ledger, database } = ledgerBench(journal);
      vi.spyOn(database.events, 'bulkAdd').mockRejectedValueOnce(full);
      expect(await ledger.append([sessionStarted(1)])).toEqual({ ok: false, error: 'disk-full' });
      expect([await database.events.count(), journal.events.length, told]).toEqual([0, 0, 1]);
      expect((await ledger.append([sessionStarted(1)])).ok).toBe(true);
      expect(journal.events.map(({ seq }) => seq)).toEqual([1]);
    },
  );

  test('of more events than go into one message is in the journal whole', async () => {
    const { ledger, journal } = ledgerBench();
    const many = Array.from({ length: 450 }, (_, n) => received(n + 1));
    expect((await ledger.append(many)).ok).toBe(true);
    expect(journal.events).toHaveLength(450);
  });

  test('without a host is not acknowledged', async () => {
    const { ledger, journal } = ledgerBench();
    journal.die();
    expect(await ledger.append([sessionStarted(1)])).toEqual({ ok: false, error: 'host-gone' });
  });

  test('to a journal that holds other events is not acknowledged', async () => {
    const first = ledgerBench();
    await first.ledger.append([received(1)]);
    const other = ledgerBench(first.journal);
    expect(await other.ledger.append([received(2), received(3)])).toMatchObject({ ok: false });
  });
});

describe('what screens ask', () => {
  test('is answered as a replay would answer it', async () => {
    const { ledger, database } = ledgerBench();
    await ledger.append([sessionStarted(1), received(1), received(2, 'u-5a', 'shelf-b'), received(3)]);
    await ledger.append([collected(2)]);
    await ledger.append([sessionEnded(1)]);
    expect(await rowsOf(database)).toEqual(replayed((await database.events.toArray()) as LedgerEvent[]));
  });

  test('what waits for a unit, what is in the room, how full a zone is, what came and went', async () => {
    const { ledger, questions } = ledgerBench();
    await ledger.append([received(1), received(2), received(3, 'u-5a', 'shelf-b')]);
    await ledger.append([collected(1)]);
    expect((await questions.waitingFor('u-4b' as never)).map((row) => row.roomCode)).toEqual(['K2-0002']);
    expect(await questions.countInRoom()).toBe(2);
    expect(await questions.inRoomWithTracking('1Z1')).toBeNull();
    expect((await questions.inRoomWithTracking('1Z2'))?.roomCode).toBe('K2-0002');
    expect((await questions.inRoomWithCode('K2-0003'))?.zone).toBe('shelf-b');
    expect(Object.fromEntries(await questions.occupied())).toEqual({ 'shelf-a': 1, 'shelf-b': 1 });
    expect(await questions.traffic('2026-11-23T09:00Z', '2026-11-23T09:15Z')).toEqual({
      received: 3,
      collected: 1,
    });
    expect(await questions.traffic('2026-11-23T09:15Z', '2026-11-24T00:00Z')).toEqual({
      received: 0,
      collected: 0,
    });
  });
});
