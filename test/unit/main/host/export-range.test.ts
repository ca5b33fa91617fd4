import { describe, expect, test } from 'vitest';
import { rangeBegins } from '../../../../main/host/export-range.ts';
import type { ExportRange } from '../../../../shared/bridge/contract.ts';
import { chained, received } from '../../../harness/drafts.ts';
import { auditClosed, auditId, sealingHost, TIME_ZONE } from '../../../harness/sealing-host.ts';

const DAY = 24 * 3_600_000;
const NOW = Date.parse('2026-11-23T09:00:00Z');

/** A journal of one event at each of the given times, as the wall clock had it. */
async function eventsAt(...times: readonly number[]) {
  const bench = await sealingHost();
  const host = await bench.start();
  for (const [n, at] of times.entries())
    await host.journal.append(chained([received(n + 1)], host.journal.head(), at));
  bench.clock.setWall(NOW);
  const begins = (range: ExportRange) =>
    rangeBegins({ ...host, clock: bench.clock, timeZone: TIME_ZONE }, range);
  return { ...host, begins };
}

describe('a range of the ledger begins', () => {
  test('at the first event, for everything', async () => {
    const { begins } = await eventsAt(NOW - 90 * DAY, NOW);
    expect(await begins('everything')).toEqual({ ok: true, value: 1 });
  });

  test('at the first event of the month where the property is, or of the last seven days', async () => {
    const midnight = Date.parse('2026-11-01T04:00:00Z');
    const { begins } = await eventsAt(
      NOW - 90 * DAY,
      midnight - 1,
      midnight,
      NOW - 7 * DAY - 1,
      NOW - 7 * DAY,
      NOW,
    );
    expect(await begins('this-month')).toEqual({ ok: true, value: 3 });
    expect(await begins('last-7-days')).toEqual({ ok: true, value: 5 });
  });

  test('after the latest event, where all of them are older', async () => {
    const { begins } = await eventsAt(NOW - 90 * DAY, NOW - 80 * DAY);
    expect(await begins('last-7-days')).toEqual({ ok: true, value: 3 });
  });

  test('earlier rather than later, where the clock was a year ahead for a while or a year behind', async () => {
    const ahead = await eventsAt(NOW - 20 * DAY, NOW + 365 * DAY, NOW - 3 * DAY, NOW - DAY);
    expect(await ahead.begins('last-7-days')).toEqual({ ok: true, value: 2 });
    const behind = await eventsAt(NOW - 3 * DAY, NOW - 365 * DAY, NOW - DAY);
    expect(await behind.begins('last-7-days')).toEqual({ ok: true, value: 1 });
  });

  test('after the latest audit; and where none was closed, nowhere', async () => {
    const host = await eventsAt(NOW, NOW);
    expect(await host.begins('since-audit')).toEqual({ ok: false, error: 'no-audit-yet' });
    await host.append(auditClosed(1), auditClosed(2));
    await host.fill(2);
    await host.keeper.ofAudit(auditId(2));
    expect(await host.begins('since-audit')).toEqual({ ok: true, value: 5 });
  });
});
