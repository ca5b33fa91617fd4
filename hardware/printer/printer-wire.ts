/** The two bulk endpoints of a printer, as every language uses them. It carries bytes and reads no meaning into them. */
import type { Clock } from '../../shared/basics/clock.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { TransportError, UsbInterface, UsbTransport } from '../ports/transport.ts';
import { endpointOf } from '../transport/endpoints.ts';

/** Between two looks at a printer that answers "nothing yet" at once instead of waiting (Brother QL, Raster 5.4). */
const EMPTY_PAUSE_MS = 20;
/** What lies ready in the printer comes with the first packet that is asked for; every label waits for this. */
const DRAIN_MS = 10;
const CLEAR_HALT_MS = 50;
const DRAIN_READS = 4;

const CLASS_PRINTER = 0x07;
/** Some Epson receipt printers say that they are a device of their own class (Linux usblp, quirk BAD_CLASS). */
const CLASS_VENDOR = 0xff;

/** GET_PORT_STATUS of the USB printer class 1.1, section 4.2.2. */
const GET_PORT_STATUS = { requestType: 0xa1, request: 0x01, value: 0 };
const PORT_PAPER_EMPTY = 0x20;

/** SOFT_RESET, section 4.2.3. Some printers take it only as Linux usblp sends it, to the recipient "other". */
const SOFT_RESET = { request: 0x02, value: 0 };
const SOFT_RESET_TYPES = [0x21, 0x23] as const;
const SOFT_RESET_MS = 100;

export interface PrinterWire {
  write(bytes: Uint8Array, deadlineMs: number): Promise<Result<number, TransportError>>;
  /** What comes next, never empty. A stalled endpoint is freed before its error is told. */
  read(deadlineMs: number): Promise<Result<Uint8Array, TransportError>>;
  /**
   * Lets pass what was sent for an older question, perhaps of a process that is no more. Before each question: taken
   * for the answer to a newer one, it would leave that one for the next, and so on for ever.
   */
  drain(): Promise<void>;
  /**
   * Asks past whatever blocks the bulk endpoints whether there is paper. Many printers say a constant "yes", so a
   * yes means nothing; null is no answer.
   */
  portSaysPaperOut(deadlineMs: number): Promise<boolean | null>;
  /** For a printer that takes no more bytes: what it holds is thrown away, where it obeys. */
  softReset(): Promise<void>;
}

export function printerInterface(transport: UsbTransport): UsbInterface | null {
  const answering = transport.interfaces.filter(
    (one) => endpointOf(one, 'bulk', 'out') !== null && endpointOf(one, 'bulk', 'in') !== null,
  );
  const of = (classCode: number) => answering.find((one) => one.classCode === classCode);
  return of(CLASS_PRINTER) ?? of(CLASS_VENDOR) ?? null;
}

/** Null when this printer has no way to answer: such a one could never prove that a label came out. */
export function createPrinterWire(transport: UsbTransport, clock: Clock): PrinterWire | null {
  const usbInterface = printerInterface(transport);
  const out = usbInterface && endpointOf(usbInterface, 'bulk', 'out');
  const into = usbInterface && endpointOf(usbInterface, 'bulk', 'in');
  if (!usbInterface || !out || !into) return null;
  const { address: inEndpoint, maxPacketBytes } = into;

  async function read(deadlineMs: number): Promise<Result<Uint8Array, TransportError>> {
    const endsAt = clock.elapsed() + deadlineMs;
    for (;;) {
      const left = endsAt - clock.elapsed();
      if (left <= 0) return err({ code: 'deadline', transferred: 0 });
      const got = await transport.read(inEndpoint, maxPacketBytes, { deadlineMs: left });
      if (!got.ok) {
        if (got.error.code === 'stalled')
          await transport.clearHalt(inEndpoint, { deadlineMs: CLEAR_HALT_MS });
        return got;
      }
      if (got.value.length > 0) return ok(got.value);
      await new Promise<void>((resume) => clock.after(EMPTY_PAUSE_MS, resume));
    }
  }

  async function softReset(): Promise<void> {
    for (const requestType of SOFT_RESET_TYPES) {
      const request = { ...SOFT_RESET, requestType, index: usbInterface?.number ?? 0 };
      const done = await transport.controlOut(request, new Uint8Array(), { deadlineMs: SOFT_RESET_MS });
      if (done.ok || done.error.code !== 'stalled') return;
    }
  }

  return {
    softReset,
    async write(bytes, deadlineMs) {
      const sent = await transport.write(out.address, bytes, { deadlineMs });
      if (!sent.ok && sent.error.code === 'stalled') await transport.clearHalt(out.address, { deadlineMs });
      return sent;
    },
    read,
    async drain() {
      for (let reads = 0; reads < DRAIN_READS; reads++) {
        const late = await read(DRAIN_MS);
        if (!late.ok) return;
      }
    },
    async portSaysPaperOut(deadlineMs) {
      const request = { ...GET_PORT_STATUS, index: usbInterface.number };
      const port = await transport.controlIn(request, 1, { deadlineMs });
      return port.ok && port.value.length > 0 ? ((port.value[0] ?? 0) & PORT_PAPER_EMPTY) !== 0 : null;
    },
  };
}
