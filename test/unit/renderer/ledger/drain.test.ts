import 'fake-indexeddb/auto';

import { describe, expect, test, vi } from 'vitest';
import { createDrain } from '../../../../renderer/ledger/drain.ts';
import type { DeviceLogEntry } from '../../../../shared/bridge/contract.ts';
import { STREAM } from '../../../harness/drafts.ts';
import { journalDouble } from '../../../harness/journal-double.ts';
import { ledgerBench } from '../../../harness/ledger-bench.ts';

const entry = (
  log: number,
  type = 'door.opened',
  data: DeviceLogEntry['data'] = { door: 'main' },
): DeviceLogEntry => ({
  log,
  at: '2026-11-23T09:00:00.000Z',
  type,
  data,
});

/** `onEmpty` is called when the host has told that there is nothing more. */
function bench(entries: readonly DeviceLogEntry[], onEmpty: () => void = () => undefined) {
  const journal = journalDouble({
    'device-log.read': async ({ after, limit }) => {
      const page = entries.filter(({ log }) => log > after).slice(0, limit);
      if (page.length === 0) onEmpty();
      return { entries: page };
    },
  });
  const kiosk = ledgerBench(journal);
  const drain = createDrain(kiosk.ledger, kiosk.questions, journal.client, STREAM, (what) =>
    kiosk.reports.push(what),
  );
  return { ...kiosk, drain };
}

describe('what the host saw on its own', () => {
  test('reaches the ledger in its order, each once, however often it is drained', async () => {
    const entries = [entry(1), entry(2, 'door.closed'), entry(3, 'door.forced')];
    const { drain, database, questions } = bench(entries);
    await Promise.all([drain.run(), drain.run(), drain.run()]);
    await drain.run();
    const events = await database.events.toArray();
    expect(events.map(({ type, data }) => [type, data.log])).toEqual([
      ['door.opened', 1],
      ['door.closed', 2],
      ['door.forced', 3],
    ]);
    expect(await questions.drained()).toBe(3);
    expect(await questions.doors()).toMatchObject([{ position: 'open', alarm: 'forced' }]);
  });

  test('in hundreds of entries comes in pages, all of it', async () => {
    const { drain, questions } = bench(Array.from({ length: 250 }, (_, n) => entry(n + 1)));
    await drain.run();
    expect(await questions.drained()).toBe(250);
  });

  test('and told of in any of the moments in which a run ends is drained all the same', async () => {
    for (let turns = 0; turns < 40; turns++) {
      const entries = [entry(1)];
      const { drain, questions } = bench(entries, async () => {
        if (entries.length > 1) return;
        for (let n = 0; n < turns; n++) await Promise.resolve();
        entries.push(entry(2));
        void drain.run();
      });
      await drain.run();
      await vi.waitFor(async () => expect(await questions.drained(), `${turns} turns later`).toBe(2), {
        timeout: 5_000,
      });
    }
  });

  test('that fits no event is reported and holds nobody up', async () => {
    const { drain, questions, reports } = bench([
      entry(1, 'door.vanished'),
      entry(2),
      entry(3, 'door.opened', {}),
    ]);
    await drain.run();
    expect(await questions.drained()).toBe(2);
    expect(reports.filter((what) => what.includes('fits no event'))).not.toHaveLength(0);
  });

  test('stays in the host’s log while the ledger takes nothing, and comes with the next drain', async () => {
    const { drain, journal, questions } = bench([entry(1)]);
    journal.failNext('disk-full');
    await drain.run();
    expect(journal.events).toHaveLength(0);
    await drain.run();
    expect(await questions.drained()).toBe(1);
  });
});
