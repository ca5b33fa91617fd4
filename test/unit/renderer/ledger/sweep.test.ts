import 'fake-indexeddb/auto';
import { expect, test, vi } from 'vitest';
import { createSweeper, sweepIndexes } from '../../../../renderer/ledger/sweep.ts';
import { UnitId } from '../../../../shared/domain/ids.ts';
import type { LedgerEvent } from '../../../../shared/events/event.ts';
import { collected, received, sessionEnded, sessionStarted } from '../../../harness/drafts.ts';
import { ledgerBench, replayed, rowsOf } from '../../../harness/ledger-bench.ts';

const units = [UnitId.parse('u-4b'), UnitId.parse('u-9')];

test('a sweep changes no row and no event', async () => {
  const { ledger, database } = ledgerBench();
  await ledger.append([sessionStarted(1), ...Array.from({ length: 20 }, (_, n) => received(n + 1))]);
  await ledger.append([collected(3), collected(4), sessionEnded(1)]);
  const events = (await database.events.toArray()) as LedgerEvent[];
  await sweepIndexes(database, units);
  expect(await rowsOf(database)).toEqual(replayed(events));
  expect(await database.events.toArray()).toEqual(events);
});

test('it sweeps once at the start, and again when enough has happened', async () => {
  const { ledger, database, reports } = ledgerBench();
  const sweeper = createSweeper(database, units, (what) => reports.push(what));
  const swept = vi.spyOn(database, 'change');
  const sweeps = async () => {
    swept.mockClear();
    await sweeper.consider();
    return swept.mock.calls.length;
  };
  expect(await sweeps()).toBe(1);
  await ledger.append(Array.from({ length: 499 }, (_, n) => received(n + 1)));
  expect(await sweeps()).toBe(0);
  await ledger.append([received(500)]);
  expect(await sweeps()).toBe(1);
  expect(reports).toEqual([]);
});

test('a sweep that fails is told, and tried again', async () => {
  const { database, reports } = ledgerBench();
  const sweeper = createSweeper(database, units, (what) => reports.push(what));
  vi.spyOn(database, 'change').mockRejectedValueOnce(new Error('no'));
  await sweeper.consider();
  expect(reports).toEqual(['old entries of the indexes were not swept']);
  const swept = vi.spyOn(database, 'change');
  await sweeper.consider();
  expect(swept).toHaveBeenCalled();
});
