import { expect, test } from 'vitest';
import { openZplPrinter } from '../../../../hardware/printer/zpl/driver.ts';
import { createZplPrinter } from '../../../../hardware/simulation/zpl-printer.ts';
import type { TraceEntry } from '../../../../hardware/transport/trace.ts';
import { replayed, traced } from '../../../../hardware/transport/traced.ts';
import { LABEL, must, plugged } from '../../../harness/devices.ts';
import { createManualClock } from '../../../harness/manual-clock.ts';

test('a recorded print can be played back to the driver without the printer', async () => {
  const clock = createManualClock();
  const identity = { vendorId: 0x0a5f, productId: 0x0120, serial: null, portPath: '1-1' };
  const wire = plugged(createZplPrinter(clock, identity).wire);
  const trace: TraceEntry[] = [];
  const settings = { size: '4x2', dpi: 203 } as const;
  const real = must(
    await openZplPrinter(
      traced(wire, clock, (entry) => trace.push(entry)),
      clock,
      settings,
    ),
  );
  const print = real.print(LABEL, '7F3A');
  await clock.advance(5_000);
  expect((await print).ok).toBe(true);

  const kept: TraceEntry[] = JSON.parse(JSON.stringify(trace));
  const again = must(await openZplPrinter(replayed(kept, wire), clock, settings));
  const replay = again.print(LABEL, '7F3A');
  await clock.advance(5_000);
  expect((await replay).ok).toBe(true);
});

test('a driver that does something else than the trace says is told so', async () => {
  const wire = replayed([], {
    identity: { vendorId: 1, productId: 2, serial: null, portPath: '1' },
    interfaces: [],
  });
  expect(await wire.write(1, Uint8Array.of(1), { deadlineMs: 1 })).toMatchObject({
    ok: false,
    error: { code: 'failed' },
  });
});
