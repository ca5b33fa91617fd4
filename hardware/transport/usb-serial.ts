/** A serial line over a USB serial chip, driven directly. It carries bytes and knows no protocol. */
import type { Clock } from '../../shared/basics/clock.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { SerialLike } from '../ports/serial.ts';
import type { TransferOptions, TransportError, UsbTransport } from '../ports/transport.ts';
import { endpointOf } from './endpoints.ts';
import { type ChipStep, SERIAL_CHIPS, type SerialChipName } from './serial-chips.ts';

const CLOSE_MS = 200;

export function usbSerial(
  transport: UsbTransport,
  clock: Clock,
  chipName: SerialChipName,
): Result<SerialLike, TransportError> {
  const chip = SERIAL_CHIPS[chipName];
  const data = transport.interfaces.find((one) => one.classCode === chip.dataClass);
  const outTo = data ? endpointOf(data, 'bulk', 'out') : null;
  const inFrom = data ? endpointOf(data, 'bulk', 'in') : null;
  if (!outTo || !inFrom) return err({ code: 'failed', detail: `no ${chipName} endpoints` });
  const { address: outEndpoint } = outTo;
  const { address: inEndpoint, maxPacketBytes } = inFrom;

  const addressee = transport.interfaces.find((one) => one.classCode === chip.requestsTo)?.number ?? null;

  async function take(step: ChipStep, options: TransferOptions): Promise<Result<unknown, TransportError>> {
    const request = addressee === null ? step.request : { ...step.request, index: addressee };
    if (step.kind === 'out') return transport.controlOut(request, step.bytes, options);
    return transport.controlIn(request, step.length, options);
  }

  /** A halted endpoint refuses everything until it is told to go on. */
  async function afterFailure(error: TransportError, endpoint: number, options: TransferOptions) {
    if (error.code === 'stalled') await transport.clearHalt(endpoint, options);
    return err(error);
  }

  return ok({
    async open(baud, options) {
      const opened = await transport.open(options);
      if (!opened.ok) return opened;
      for (const step of chip.setUp(baud)) {
        const taken = await take(step, options);
        if (taken.ok) continue;
        await transport.close();
        return taken;
      }
      return ok();
    },
    async close() {
      for (const step of chip.tearDown) await take(step, { deadlineMs: CLOSE_MS });
      await transport.close();
    },
    async write(bytes, options) {
      const written = await transport.write(outEndpoint, bytes, options);
      return written.ok ? ok() : afterFailure(written.error, outEndpoint, options);
    },
    async read(options) {
      const endsAt = clock.elapsed() + options.deadlineMs;
      for (;;) {
        const deadlineMs = Math.max(0, endsAt - clock.elapsed());
        const read = await transport.read(inEndpoint, maxPacketBytes, { ...options, deadlineMs });
        if (!read.ok) return afterFailure(read.error, inEndpoint, options);
        const bytes = read.value.subarray(chip.statusBytes);
        if (bytes.length > 0) return ok(bytes);
        // An FTDI chip sends its status alone every millisecond, and would keep this up for ever.
        if (clock.elapsed() >= endsAt) return err({ code: 'deadline', transferred: 0 });
      }
    },
    onGone: (listener) => transport.onGone(listener),
  });
}
