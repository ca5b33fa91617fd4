/** What goes wrong with printers that are sent dots: ESC/POS and Brother QL. Those of ZPL have files of their own. */
import { describe, expect, test } from 'vitest';
import type { UsbTransport } from '../../hardware/ports/transport.ts';
import { openQlPrinter } from '../../hardware/printer/brother-ql/driver.ts';
import { openEscPosPrinter } from '../../hardware/printer/escpos/driver.ts';
import { createEscPosPrinter } from '../../hardware/simulation/escpos-printer.ts';
import { createQlPrinter } from '../../hardware/simulation/ql-printer.ts';
import { err, ok } from '../../shared/basics/result.ts';
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
});

const at = { productId: 0x0202, serial: null, portPath: '1-1' };

/** Questions are short and jobs are long. */
function withoutJobs(transport: UsbTransport): UsbTransport {
  return {
    ...transport,
    write: async (endpoint, bytes, options) =>
      bytes.length > 5_000
        ? err({ code: 'stalled', transferred: 0 })
        : transport.write(endpoint, bytes, options),
  };
}

test('printers that take not one byte of the job: it may be tried again as it is', async () => {
  const clock = createManualClock();
  const tm = createEscPosPrinter(clock, { ...at, vendorId: 0x04b8 });
  const ql = createQlPrinter(clock, { ...at, vendorId: 0x04f9 });
  const printers = [
    must(await openEscPosPrinter(withoutJobs(plugged(tm.wire)), clock, SMALL)),
    must(await openQlPrinter(withoutJobs(plugged(ql.wire)), clock, '2x1')),
  ];
  for (const printer of printers) {
    const print = await ended(clock, 10_000, printer.print(LABEL, JOB));
    expect(print).toEqual({ ok: false, error: { code: 'not-ready', troubles: ['silent'] } });
  }
  expect([...tm.printed, ...ql.printed]).toEqual([]);
});

test('an ESC/POS printer that another process left in the middle of a job is cleared of it before anything else', async () => {
  const clock = createManualClock();
  const device = createEscPosPrinter(clock, { ...at, vendorId: 0x04b8 }, { rowMs: 20 });
  const transport = plugged(device.wire);
  const before = must(await openEscPosPrinter(transport, clock, SMALL));
  void before.print(LABEL, 'AAAA2222');
  await clock.advance(500);
  await transport.close();
  const after = must(await openEscPosPrinter(transport, clock, SMALL));
  expect(await ended(clock, 3_000, after.status())).toEqual({ ready: true });
  await clock.advance(20_000);
  expect(device.printed).toEqual([]);
});

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
