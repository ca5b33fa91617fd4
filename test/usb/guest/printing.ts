/** A printer in a real kernel: taken from usblp and given back, printing once, failing in time. */
import { existsSync } from 'node:fs';
import type { UsbTransport } from '../../../hardware/ports/transport.ts';
import { LABEL } from '../../harness/devices.ts';
import { type Bench, check, until } from './bench.ts';

const ZEBRA = 0x0a5f;
const OUT = 0x01;
const IN = 0x82;
const KERNEL_PRINTER = '/dev/usb/lp0';
const HOST_STATUS = new TextEncoder().encode('~HS\r\n');
const DEADLINE_MS = 700;
/** With what an emulator adds on a busy machine: still far from the minute that libusb would take by itself. */
const IN_TIME_MS = 10_000;

async function aPrinter({ devices, plug }: Bench) {
  await plug('zpl');
  const supervisor = await devices();
  const printer = await until('the printer is ready', () =>
    supervisor.health().some(({ role, state }) => role === 'printer' && state === 'ready')
      ? supervisor.printer()
      : null,
  );
  return { supervisor, printer };
}

/** Fails unless it ends by its own deadline. */
async function endsInTime(
  what: string,
  run: () => Promise<{ readonly ok: boolean; readonly error?: unknown }>,
) {
  const since = performance.now();
  const ended = await run();
  const ms = Math.round(performance.now() - since);
  check(!ended.ok && JSON.stringify(ended.error).includes('deadline'), `${what}: ${JSON.stringify(ended)}`);
  check(ms >= DEADLINE_MS - 50 && ms <= IN_TIME_MS, `${what} took ${ms} ms`);
}

const answers = async (wire: UsbTransport) => {
  const sent = await wire.write(OUT, HOST_STATUS, { deadlineMs: 2_000 });
  return sent.ok && (await wire.read(IN, 512, { deadlineMs: 2_000 })).ok;
};

export const PRINTING = {
  'a printer is taken from usblp while we use it, and given back afterwards': async ({
    plug,
    wire,
  }: Bench) => {
    await plug('zpl');
    await until('usblp has it', () => existsSync(KERNEL_PRINTER));
    const printer = await wire(ZEBRA);
    check(!existsSync(KERNEL_PRINTER), 'usblp still has it');
    check(await answers(printer), 'it does not answer us');
    await printer.close();
    await until('usblp has it back', () => existsSync(KERNEL_PRINTER));
  },
  'a label is printed exactly once': async (bench: Bench) => {
    const before = await bench.host.printed('zpl');
    const { printer } = await aPrinter(bench);
    const done = await printer.print(LABEL, 'A1B2');
    check(done.ok, `not printed: ${JSON.stringify(done)}`);
    check((await bench.host.printed('zpl')) === before + 1, 'not exactly one label came out');
  },
  'of two printers with one serial number, one prints the label, once': async (bench: Bench) => {
    const { host } = bench;
    const printed = async () => (await host.printed('zpl')) + (await host.printed('zplTwin'));
    const before = await printed();
    await bench.plug('zplTwin', 3);
    const { printer } = await aPrinter(bench);
    const done = await printer.print(LABEL, 'A1B6');
    check(done.ok, `not printed: ${JSON.stringify(done)}`);
    check((await printed()) === before + 1, 'not exactly one label came out');
  },
  'without paper nothing is sent, and with paper it goes on': async (bench: Bench) => {
    const { printer } = await aPrinter(bench);
    const before = await bench.host.printed('zpl');
    await bench.host.setPrinter('zpl', { paper: false });
    const refused = await printer.print(LABEL, 'A1B3');
    check(!refused.ok && refused.error.code === 'not-ready', JSON.stringify(refused));
    await bench.host.setPrinter('zpl', { paper: true });
    const done = await until(
      'it is ready again',
      async () => (await printer.status()).ready && printer.print(LABEL, 'A1B4'),
    );
    check(done.ok && (await bench.host.printed('zpl')) === before + 1, 'not exactly one label came out');
  },
  'a printer unplugged in the middle of a job is uncertain, and nothing comes out twice': async (
    bench: Bench,
  ) => {
    const { printer, supervisor } = await aPrinter(bench);
    const before = await bench.host.printed('zpl');
    const printing = printer.print(LABEL, 'A1B5');
    await until('the job is in the printer', async () => (await bench.host.holding('zpl')) > 100);
    await bench.host.pull('zpl');
    const ended = await printing;
    check(!ended.ok && ended.error.code === 'uncertain', JSON.stringify(ended));
    await bench.host.move('zpl', '3-4', 9);
    await bench.plug('zpl', 2);
    const again = await until('it is back', () => {
      const now = supervisor.printer();
      return now !== printer && supervisor.health().some((one) => one.state === 'ready') ? now : null;
    });
    check((await again.status()).ready, 'it is not ready');
    check((await bench.host.printed('zpl')) <= before + 1, 'more than one label came out');
    check(supervisor.health().length === 1, 'at its new place it is taken for another printer');
  },
  'an endpoint that is stalled works again once the halt is cleared': async ({ plug, wire, host }: Bench) => {
    await plug('zpl');
    const printer = await wire(ZEBRA);
    await host.fail('zpl', OUT, { kind: 'stall' });
    for (const time of ['first', 'second']) {
      const stalled = await printer.write(OUT, HOST_STATUS, { deadlineMs: 2_000 });
      check(!stalled.ok && stalled.error.code === 'stalled', `the ${time} time: ${JSON.stringify(stalled)}`);
    }
    const cleared = await printer.clearHalt(OUT, { deadlineMs: 2_000 });
    check(cleared.ok && (await answers(printer)), 'it does not go on');
  },
  'what gets no answer ends by our deadline, not by the minute of libusb': async ({
    plug,
    wire,
    host,
  }: Bench) => {
    await plug('zpl');
    const printer = await wire(ZEBRA);
    const options = { deadlineMs: DEADLINE_MS };
    await endsInTime('reading where nothing comes', () => printer.read(IN, 512, options));
    await host.fail('zpl', OUT, { kind: 'hold' });
    await endsInTime('writing to a printer that takes nothing', () =>
      printer.write(OUT, HOST_STATUS, options),
    );
    await host.setPrinter('zpl', { silent: true });
    const portStatus = { requestType: 0xa1, request: 1, value: 0, index: 0 };
    await endsInTime('asking a printer that is silent', () => printer.controlIn(portStatus, 1, options));
    check((await host.waiting('zpl')) === 0, 'a transfer is left in the device');
    await host.setPrinter('zpl', { silent: false });
    check(await answers(printer), 'it does not go on');
  },
  'a slow answer is waited for, a short one is taken as it is': async ({ plug, wire, host }: Bench) => {
    await plug('zpl');
    const printer = await wire(ZEBRA);
    await host.fail('zpl', IN, { kind: 'slow', ms: 800 });
    check(await answers(printer), 'it did not wait');
    await printer.read(IN, 512, { deadlineMs: 500 });
    await host.fail('zpl', IN, { kind: 'short', bytes: 3 });
    await printer.write(OUT, HOST_STATUS, { deadlineMs: 2_000 });
    const read = await printer.read(IN, 512, { deadlineMs: 2_000 });
    check(read.ok && read.value.length === 3, JSON.stringify(read));
  },
  'the status of a silent printer ends by itself': async (bench: Bench) => {
    const { printer } = await aPrinter(bench);
    await bench.host.setPrinter('zpl', { silent: true });
    const since = performance.now();
    const state = await printer.status();
    check(!state.ready && performance.now() - since < 10_000, `${performance.now() - since} ms`);
  },
};
