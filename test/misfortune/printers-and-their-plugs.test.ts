/** What goes wrong around a printer before a byte is printed: who holds it, which of two it is, what it says it is. */
import { expect, test } from 'vitest';
import type { UsbTransport } from '../../hardware/ports/transport.ts';
import { createEscPosPrinter } from '../../hardware/simulation/escpos-printer.ts';
import { createQlPrinter } from '../../hardware/simulation/ql-printer.ts';
import type { SimulatedWire } from '../../hardware/simulation/simulated-wire.ts';
import { createSupervisor } from '../../hardware/supervisor/supervisor.ts';
import { LABEL } from '../harness/devices.ts';
import { createManualClock } from '../harness/manual-clock.ts';

function room(
  make: (clock: ReturnType<typeof createManualClock>) => readonly { readonly wire: SimulatedWire }[],
) {
  const clock = createManualClock();
  const devices = make(clock);
  const wires = devices.map(({ wire }) => wire);
  for (const wire of wires) wire.plug();
  const supervisor = createSupervisor({
    source: {
      devices: (): UsbTransport[] => wires.flatMap((wire) => wire.attached() ?? []),
      onChange(listener) {
        for (const wire of wires) wire.onChange(listener);
        return () => undefined;
      },
    },
    clock,
    log: () => undefined,
  });
  return { clock, wires, supervisor };
}

const tm = { vendorId: 0x04b8, productId: 0x0202, serial: null };

test('a printer that another program holds is tried again, ever less often, and used when it is let go', async () => {
  const { clock, wires, supervisor } = room((on) => [createEscPosPrinter(on, { ...tm, portPath: '1-1' })]);
  wires[0]?.faults.failAlways('open', { code: 'busy' });
  supervisor.start();
  await clock.advance(60_000);
  expect(supervisor.health()[0]).toMatchObject({ state: 'trouble', troubles: ['busy'] });
  expect(supervisor.printer()).toBeNull();
  wires[0]?.faults.clear();
  await clock.advance(15_000);
  expect(supervisor.health()[0]).toMatchObject({ state: 'ready' });
});

test('two printers of a kind without serials are two, and one goes on when the other is pulled out', async () => {
  const { clock, wires, supervisor } = room((on) => [
    createEscPosPrinter(on, { ...tm, portPath: '1-1' }),
    createEscPosPrinter(on, { ...tm, portPath: '1-2' }),
  ]);
  supervisor.start();
  await clock.advance(5_000);
  expect(supervisor.health().map(({ state }) => state)).toEqual(['ready', 'ready']);
  wires[0]?.unplug();
  await clock.advance(1_000);
  expect(supervisor.health().map(({ state }) => state)).toEqual(['gone', 'ready']);
  const print = supervisor.printer()?.print(LABEL, '7F3AQZ2K');
  await clock.advance(10_000);
  expect((await print)?.ok).toBe(true);
});

test('a printer that hides its class behind its maker is found all the same', async () => {
  const { clock, supervisor } = room((on) => {
    const device = createEscPosPrinter(on, { ...tm, portPath: '1-1' });
    const hidden = (transport: UsbTransport | null): UsbTransport | null =>
      transport && {
        ...transport,
        interfaces: transport.interfaces.map((one) => ({ ...one, classCode: 0xff })),
      };
    const shown = new Map<UsbTransport, UsbTransport | null>();
    const attached = () => {
      const now = device.wire.attached();
      if (now && !shown.has(now)) shown.set(now, hidden(now));
      return now && (shown.get(now) ?? null);
    };
    return [{ wire: { ...device.wire, attached } }];
  });
  supervisor.start();
  await clock.advance(5_000);
  expect(supervisor.health()[0]).toMatchObject({ role: 'printer', state: 'ready' });
});

test('a printer with a roll that no label fits on says so', async () => {
  const at = { vendorId: 0x04f9, productId: 0x209b, serial: 'Q1', portPath: '1-1' };
  const { clock, supervisor } = room((on) => [createQlPrinter(on, at, { widthMm: 12 })]);
  supervisor.start();
  await clock.advance(5_000);
  expect(supervisor.health()[0]).toMatchObject({ state: 'trouble', troubles: ['wrong-media'] });
});
