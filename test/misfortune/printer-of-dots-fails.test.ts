/** What goes wrong with printers that are sent dots: ESC/POS and Brother QL. Those of ZPL have files of their own. */
import { describe, expect, test } from 'vitest';
import type { LabelPrinter } from '../../hardware/ports/printer.ts';
import { openQlPrinter } from '../../hardware/printer/brother-ql/driver.ts';
import { openEscPosPrinter } from '../../hardware/printer/escpos/driver.ts';
import { createEscPosPrinter } from '../../hardware/simulation/escpos-printer.ts';
import { createQlPrinter } from '../../hardware/simulation/ql-printer.ts';
import { ok } from '../../shared/basics/result.ts';
import { LABEL, must, plugged } from '../harness/devices.ts';
import { createManualClock, type ManualClock } from '../harness/manual-clock.ts';
import { anEscPosPrinter, aQlPrinter, SMALL } from '../harness/printers.ts';

const JOB = '7F3AQZ2K';
const uncertain = { ok: false, error: { code: 'uncertain' } };

async function ended<T>(clock: ManualClock, ms: number, work: Promise<T>): Promise<T> {
  await clock.advance(ms);
  return work;
}

const PRINTERS = [
  ['an ESC/POS printer', () => anEscPosPrinter({ rowMs: 5 })],
  [
    'an ESC/POS printer without process ids',
    () => anEscPosPrinter({ rowMs: 5, knowsProcessIds: false, knowsClear: false }),
  ],
  ['a Brother QL', () => aQlPrinter({ rowMs: 3 })],
] as const;

describe.each(PRINTERS)('%s', (_which, make) => {
  test.each([
    ['paper', { paper: false }, 'paper-out'],
    ['cover', { headOpen: true }, 'head-open'],
    ['cutter', { cutterJammed: true }, 'cutter'],
  ] as const)(
    'has its %s out of order before the job: it says so, and nothing is sent',
    async (_what, ill, trouble) => {
      const { clock, device, printer } = await make();
      device.set(ill);
      const status = await ended(clock, 3_000, printer.status());
      expect(status).toMatchObject({ ready: false, troubles: [trouble] });
      const print = await ended(clock, 5_000, printer.print(LABEL, JOB));
      expect(print).toEqual({ ok: false, error: { code: 'not-ready', troubles: [trouble] } });
      device.set({ paper: true, headOpen: false, cutterJammed: false });
      await clock.advance(10_000);
      expect(device.printed).toEqual([]);
    },
  );

  test('runs out of paper in the middle of a label: uncertain, and nothing comes out later', async () => {
    const { clock, device, printer } = await make();
    const print = printer.print(LABEL, JOB);
    await clock.advance(400);
    device.set({ paper: false });
    expect(await ended(clock, 25_000, print)).toMatchObject(uncertain);
    device.set({ paper: true });
    await clock.advance(20_000);
    expect(device.printed).toEqual([]);
    expect(await ended(clock, 20_000, printer.print(LABEL, JOB))).toEqual(ok());
    expect(device.printed).toHaveLength(1);
  });

  test('is unplugged in the middle of a label: uncertain at once', async () => {
    const { clock, device, printer } = await make();
    const print = printer.print(LABEL, JOB);
    await clock.advance(400);
    device.wire.unplug();
    expect(await ended(clock, 600, print)).toEqual({
      ok: false,
      error: { code: 'uncertain', troubles: ['gone'] },
    });
  });

  test('is switched off and on in the middle of a label: uncertain, and it has forgotten the label', async () => {
    const { clock, device, printer } = await make();
    const print = printer.print(LABEL, JOB);
    await clock.advance(400);
    device.powerCycle();
    expect(await ended(clock, 20_000, print)).toMatchObject(uncertain);
    expect(device.printed).toEqual([]);
  });

  test('answers nothing at all: not ready, said so within three seconds, and no job is sent', async () => {
    const { clock, device, printer } = await make();
    device.set({ silent: true });
    const status = await ended(clock, 3_000, printer.status());
    expect(status).toMatchObject({ ready: false, troubles: ['silent'] });
    const print = await ended(clock, 10_000, printer.print(LABEL, JOB));
    expect(print).toMatchObject({ ok: false, error: { code: 'not-ready', troubles: ['silent'] } });
    device.set({ silent: false });
    await clock.advance(10_000);
    expect(device.printed).toEqual([]);
  });

  test('falls silent in the middle of a label: uncertain', async () => {
    const { clock, device, printer } = await make();
    const print = printer.print(LABEL, JOB);
    await clock.advance(400);
    device.set({ silent: true });
    expect(await ended(clock, 30_000, print)).toMatchObject(uncertain);
  });

  test('takes not one byte of the job: it may be tried again as it is', async () => {
    const { clock, device, printer } = await make();
    await ended(clock, 3_000, printer.status());
    const print = printer.print(LABEL, JOB);
    // The questions before the job go through; the job does not.
    await clock.advance(170);
    device.wire.faults.failAlways('write', { code: 'stalled', transferred: 0 });
    const result = await ended(clock, 30_000, print);
    device.wire.faults.clear();
    const wasSent = device.printed.length > 0 || (!result.ok && result.error.code === 'uncertain');
    if (!wasSent) expect(result).toMatchObject({ ok: false, error: { code: 'not-ready' } });
    expect(device.printed.length).toBeLessThanOrEqual(1);
  });
});

const at = { productId: 0x0202, serial: null, portPath: '1-1' };

test.each([
  [
    'an ESC/POS printer',
    (clock: ManualClock) => createEscPosPrinter(clock, { ...at, vendorId: 0x04b8 }, { rowMs: 20 }),
    openEscPosPrinter,
  ],
])(
  '%s that another process left in the middle of a job is cleared of it before anything else',
  async (_which, create, open) => {
    const clock = createManualClock();
    const device = create(clock);
    const transport = plugged(device.wire);
    const before: LabelPrinter = must(await open(transport, clock, SMALL));
    void before.print(LABEL, 'AAAA2222');
    await clock.advance(500);
    await transport.close();
    const after = must(await open(transport, clock, SMALL));
    expect(await ended(clock, 3_000, after.status())).toEqual({ ready: true });
    await clock.advance(20_000);
    expect(device.printed).toEqual([]);
  },
);

test('a Brother QL that another process left in the middle of a job is cleared of it before anything else', async () => {
  const clock = createManualClock();
  const device = createQlPrinter(clock, { ...at, vendorId: 0x04f9 }, { rowMs: 20 });
  const transport = plugged(device.wire);
  const before = must(await openQlPrinter(transport, clock, '2x1'));
  void before.print(LABEL, 'AAAA2222');
  await clock.advance(500);
  await transport.close();
  const after = must(await openQlPrinter(transport, clock, '2x1'));
  expect(await ended(clock, 3_000, after.status())).toMatchObject({ ready: true });
  await clock.advance(20_000);
  expect(device.printed).toEqual([]);
});
