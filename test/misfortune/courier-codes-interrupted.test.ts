import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { codesBench, DAY } from '../harness/codes-bench.ts';

const YEAR = 365 * DAY;

/** A carrier whose first code has run out, and whose second is good. */
async function rotated() {
  const bench = await codesBench();
  const old = bench.shown.couriers[0]?.code ?? '';
  const { code } = await bench.kiosk().next('ups');
  await bench.clock.advance(14 * DAY);
  expect((await bench.kiosk().code(old)).answer).toBe('expired');
  return { ...bench, old, code };
}

describe('a code that ran out stays so', () => {
  test('when the clock is set back by a year', async () => {
    const { clock, kiosk, old, code } = await rotated();
    clock.setWall(clock.now() - YEAR);
    expect((await kiosk().code(old)).answer).toBe('expired');
    expect((await kiosk().code(code)).answer).toBe('granted');
  });

  test.each(['stopped', 'cut'] as const)(
    'when the clock is set back by a year and the kiosk is %s and started again',
    async (how) => {
      const { clock, restart, old, code } = await rotated();
      clock.setWall(clock.now() - YEAR);
      const kiosk = await restart(how);
      expect((await kiosk.code(old)).answer).toBe('expired');
      await clock.advance(DAY);
      expect((await kiosk.code(old)).answer).toBe('expired');
      expect((await kiosk.code(code)).answer).toBe('granted');
    },
  );
});

describe('a code that is good stays so', () => {
  test('when the clock is set forward by a year, for as many days as it had', async () => {
    const { clock, kiosk, shown } = await codesBench();
    const old = shown.couriers[0]?.code ?? '';
    await kiosk().next('ups');
    clock.setWall(clock.now() + YEAR);
    // At most twice as fast as time passes.
    await clock.advance(6 * DAY);
    expect((await kiosk().code(old)).answer).toBe('granted');
    await clock.advance(8 * DAY);
    expect((await kiosk().code(old)).answer).toBe('expired');
  });

  test.each(['gone', 'no JSON'])('when the file of the time is %s', async (what) => {
    const { folder, restart, kiosk, old, code } = await rotated();
    await kiosk().stop();
    const path = join(folder, 'code-time.json');
    if (what === 'gone') await rm(path);
    else await writeFile(path, '{"reached":');
    const again = await restart('cut');
    expect((await again.code(code)).answer).toBe('granted');
    expect((await again.code(old)).answer).toBe('expired');
  });

  test('when the clock was back in the year 2000 while it ran out: days pass all the same', async () => {
    const { clock, kiosk, shown } = await codesBench();
    clock.setWall(Date.UTC(2000, 0, 1));
    await kiosk().next('ups');
    await clock.advance(14 * DAY - 1);
    expect((await kiosk().code(shown.couriers[0]?.code ?? '')).answer).toBe('granted');
    await clock.advance(1);
    expect((await kiosk().code(shown.couriers[0]?.code ?? '')).answer).toBe('expired');
  });
});

describe('a disk that takes nothing', () => {
  test('lets no new code be handed over, and takes none away', async () => {
    const { files, idle, kiosk, shown } = await codesBench();
    await idle();
    files.failNext('write', 'ENOSPC');
    expect(await kiosk().couriers.handOver('ups', true)).toEqual({ ok: false, error: 'disk-full' });
    expect((await kiosk().code(shown.couriers[0]?.code ?? '')).answer).toBe('granted');
    expect((await kiosk().couriers.handOver('ups', true)).ok).toBe(true);
  });

  test('when the code lay ready: the same one is handed over at the next try', async () => {
    const { clock, files, idle, kiosk } = await codesBench();
    await clock.advance(80 * DAY);
    const ready = () =>
      kiosk()
        .keeper.current()
        .couriers.find(({ unseen }) => unseen !== null)?.unseen;
    await expect.poll(ready).toMatch(/^\d{6}$/);
    const code = ready();
    await idle();
    files.failNext('write', 'EIO');
    expect((await kiosk().couriers.handOver('ups', false)).ok).toBe(false);
    expect((await kiosk().next('ups')).code).toBe(code);
  });

  test('enrols no badge', async () => {
    const { files, idle, kiosk } = await codesBench();
    await idle();
    files.failNext('write', 'ENOSPC');
    expect(await kiosk().couriers.enrol('ups', 'UPS-DRIVER-1')).toEqual({ ok: false, error: 'disk-full' });
    expect((await kiosk().badge('UPS-DRIVER-1')).answer).toBe('wrong');
  });
});

describe('a kiosk that is cut off', () => {
  test('between a code and what the ledger is told of it says it after the next start', async () => {
    const { noted, kiosk, restart } = await codesBench();
    await kiosk().stop();
    noted.length = 0;
    // What is kept of a code that was made a moment before the cut: nothing of it is noted yet.
    const again = await restart('cut');
    const { code } = await again.next('ups');
    await again.keeper.change((book) => ({
      ...book,
      couriers: book.couriers.map((one) => ({ ...one, isNotedFrom: false })),
    }));
    noted.length = 0;
    const third = await restart('cut');
    await expect.poll(() => noted.map(({ type }) => type)).toContain('courier-credential.issued');
    expect((await third.code(code)).answer).toBe('granted');
  });

  test('after a code was kept and before staff saw it leaves two good ones: the old, and the next of the next try', async () => {
    const { kiosk, restart, shown } = await codesBench();
    const lost = await kiosk().next('ups');
    const again = await restart('cut');
    const seen = await again.next('ups');
    expect(seen.code).not.toBe(lost.code);
    expect((await again.code(seen.code)).answer).toBe('granted');
    expect(again.couriers.list()[0]?.good).toHaveLength(2);
    expect((await again.code(shown.couriers[0]?.code ?? '')).answer).toBe('expired');
  });
});
