import { expect, test } from 'vitest';
import { createZplPrinter } from '../../hardware/simulation/zpl-printer.ts';
import { deviceKey } from '../../hardware/supervisor/catalog.ts';
import { createSupervisor } from '../../hardware/supervisor/supervisor.ts';
import type { DeviceSetting } from '../../shared/domain/device-setting.ts';
import { LABEL, plugged } from '../harness/devices.ts';
import { createManualClock } from '../harness/manual-clock.ts';

test('the preferred printer is unplugged: the next label comes out of the other one', async () => {
  const clock = createManualClock();
  const made = ['FIRST', 'SECOND'].map((serial, n) => {
    const identity = { vendorId: 0x0a5f, productId: 0x0120, serial, portPath: `1-${n}` };
    return { key: deviceKey(identity), device: createZplPrinter(clock, identity) };
  });
  const [first, second] = made;
  if (first === undefined || second === undefined) throw new Error('two printers were made');
  const there = made.map(({ device }) => plugged(device.wire));
  const preferred: DeviceSetting = { role: 'printer', size: '4x2', dpi: 203, isPreferred: true };
  const supervisor = createSupervisor({
    source: { devices: () => there, onChange: () => () => undefined },
    clock,
    log: () => undefined,
    said: (key) => (key === second.key ? preferred : null),
  });
  supervisor.start();
  await clock.advance(5_000);

  const one = supervisor.printer()?.print(LABEL, 'JOB1');
  await clock.advance(10_000);
  expect((await one)?.ok).toBe(true);
  expect([first.device.printed.length, second.device.printed.length]).toEqual([0, 1]);

  second.device.wire.unplug();
  await clock.advance(5_000);
  const next = supervisor.printer()?.print(LABEL, 'JOB2');
  await clock.advance(10_000);
  expect((await next)?.ok).toBe(true);
  expect([first.device.printed.length, second.device.printed.length]).toEqual([1, 1]);
  const stopping = supervisor.stop();
  await clock.advance(5_000);
  await stopping;
});
