import { expect, test } from 'vitest';
import { openZplPrinter } from '../../hardware/printer/zpl/driver.ts';
import { ok } from '../../shared/basics/result.ts';
import { aPrinter, LABEL, must, plugged } from '../harness/devices.ts';

test('unplugged in the middle of a job: uncertain at once, and the driver never prints it a second time', async () => {
  const { clock, device, printer } = await aPrinter();
  const print = printer.print(LABEL, '7F3A');
  await clock.advance(300);
  device.wire.unplug();
  await clock.advance(600);
  expect(await print).toEqual({ ok: false, error: { code: 'uncertain', troubles: ['gone'] } });

  await clock.advance(5_000);
  const back = must(await openZplPrinter(plugged(device.wire), clock, { size: '4x2', dpi: 203 }));
  const status = back.status();
  await clock.advance(5_000);
  expect(await status).toMatchObject({ ready: true });
  // The label was under the head already: it came out once, although nobody could prove it.
  expect(device.printed.map((label) => label.jobId)).toEqual(['7F3A']);
});

test('unplugged before the job: not ready, nothing was sent', async () => {
  const { clock, device, printer } = await aPrinter();
  device.wire.unplug();
  const print = printer.print(LABEL, '7F3A');
  await clock.advance(1_000);
  expect(await print).toEqual({ ok: false, error: { code: 'not-ready', troubles: ['gone'] } });
});

test('a job left in a paused printer by an uncertain end does not come out with the next one', async () => {
  const { clock, device, printer } = await aPrinter();
  const first = printer.print(LABEL, 'AAAA');
  await clock.advance(100);
  device.set({ paused: true });
  const second = printer.print(LABEL, 'BBBB');
  await clock.advance(20_000);
  const firstEnd = await first;
  const secondEnd = await second;
  expect(firstEnd.ok || firstEnd.error.code === 'uncertain').toBe(true);
  expect(secondEnd).toMatchObject({ ok: false, error: { code: 'not-ready', troubles: ['paused'] } });

  device.set({ paused: false });
  const third = printer.print(LABEL, 'CCCC');
  await clock.advance(5_000);
  expect(await third).toEqual(ok());
  const jobs = device.printed.map((label) => label.jobId);
  expect(new Set(jobs).size).toBe(jobs.length);
});
