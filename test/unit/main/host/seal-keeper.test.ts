import { describe, expect, test, vi } from 'vitest';
import { received } from '../../../harness/drafts.ts';
import { auditClosed, auditId, sealingHost } from '../../../harness/sealing-host.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const YEAR = 365 * 24 * HOUR;

describe('a closed audit', () => {
  test('has its seal kept for ever, of its own event, though others came with it', async () => {
    const { start } = await sealingHost();
    const host = await start();
    const [, closed] = await host.append(received(1), auditClosed(1), received(2));
    const seal = await host.keeper.ofAudit(auditId(1));
    expect(seal).toMatchObject({ seq: 2, hash: closed?.hash });
    expect(seal !== null && host.seals.isOwn(seal)).toBe(true);
    expect(host.kept.latestAudit()).toEqual(seal);
    await host.stop();
    const again = await start();
    expect(await again.keeper.ofAudit(auditId(1))).toEqual(seal);
    // The other one is of the night.
    expect(again.kept.all().map(({ seq }) => seq)).toEqual([2, 3]);
  });

  test('that was never closed has none', async () => {
    const { start } = await sealingHost();
    const host = await start();
    await host.fill(3);
    expect(await host.keeper.ofAudit(auditId(1))).toBeNull();
  });

  test('is sealed after the next start when the host died between the journal and the seal', async () => {
    const { open, start } = await sealingHost();
    const dead = await open();
    await dead.append(auditClosed(1), auditClosed(2));
    await dead.fill(700);
    await dead.append(auditClosed(3));
    await dead.stop();
    const host = await start();
    expect((await host.keeper.ofAudit(auditId(3)))?.seq).toBe(703);
    expect(host.kept.all().map(({ seq }) => seq)).toEqual([1, 2, 703, 703]);
  });

  test('that the disk did not take is sealed when there is room again, before any that came later', async () => {
    const { start, files, clock, said } = await sealingHost();
    const host = await start();
    await host.fill(1);
    await host.keeper.ofAudit(auditId(1));
    files.failNext('open', 'ENOSPC', 1);
    await host.append(auditClosed(1));
    expect(await host.keeper.ofAudit(auditId(1))).toBeNull();
    expect(said).toContain('a seal could not be kept yet');
    await host.append(auditClosed(2));
    await clock.advance(MINUTE);
    expect((await host.keeper.ofAudit(auditId(1)))?.seq).toBe(2);
    expect(host.kept.all().map(({ seq }) => seq)).toEqual([2, 3, 3]);
  });
});

describe('each night', () => {
  const nights = (
    kept: { of: Awaited<ReturnType<typeof nightBench>>['host']['kept']['of'] },
    ...dates: string[]
  ) => dates.map((date) => kept.of({ why: 'night', date })?.seq ?? null);

  async function nightBench() {
    const bench = await sealingHost();
    const host = await bench.start();
    await host.fill(2);
    // It is four in the morning where the property is.
    await bench.clock.advance(MINUTE);
    return { ...bench, host };
  }

  test('a seal is kept within a minute of the midnight of the property, and one only', async () => {
    const { clock, host } = await nightBench();
    await clock.advance(19 * HOUR + 58 * MINUTE);
    expect(nights(host.kept, '2026-11-23', '2026-11-24')).toEqual([2, null]);
    await host.fill(3);
    await clock.advance(2 * MINUTE);
    await host.fill(1);
    await clock.advance(5 * HOUR);
    expect(nights(host.kept, '2026-11-23', '2026-11-24')).toEqual([2, 5]);
    expect(host.kept.all()).toHaveLength(2);
  });

  test('that the kiosk was off in is made up for at the next start', async () => {
    const { clock, host, start } = await nightBench();
    await host.fill(5);
    await host.stop();
    clock.setWall(clock.now() + 3 * 24 * HOUR);
    const again = await start();
    await clock.settle();
    await again.stop();
    expect(nights(again.kept, '2026-11-24', '2026-11-26')).toEqual([null, 7]);
  });

  test('an empty ledger has nothing to seal', async () => {
    const { start, clock } = await sealingHost();
    const host = await start();
    await clock.advance(30 * HOUR);
    expect(host.kept.all()).toEqual([]);
  });

  test('a clock that jumps a year forward and back, again and again, leaves one seal for each date', async () => {
    const { clock, host } = await nightBench();
    const today = clock.now();
    for (let n = 0; n < 5; n++) {
      for (const wall of [today + YEAR, today, today - YEAR, today]) {
        clock.setWall(wall);
        await host.fill(1);
        await clock.advance(2 * MINUTE);
      }
    }
    expect(nights(host.kept, '2026-11-23', '2027-11-23', '2025-11-23')).toEqual([2, 3, 5]);
    expect(host.kept.all()).toHaveLength(3);
    clock.setWall(today);
    await clock.advance(24 * HOUR);
    // A day of this clock is shorter than a slow disk takes for a file.
    await vi.waitFor(async () => {
      await clock.advance(MINUTE);
      expect(nights(host.kept, '2026-11-24')).toEqual([host.journal.head().seq]);
    }, 10_000);
  });

  test('a host that stopped leaves no timer behind', async () => {
    const { clock, host } = await nightBench();
    await host.stop();
    expect(clock.waiting()).toBe(0);
  });
});
