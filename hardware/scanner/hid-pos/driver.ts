/**
 * A barcode scanner in HID POS mode, read directly: no keyboard layout, no focus, and no barcode that types Ctrl+Alt
 * into the kiosk. It tells each symbol once; what it means is for others.
 */
import type { Clock } from '../../../shared/basics/clock.ts';
import { err, ok, type Result } from '../../../shared/basics/result.ts';
import { createListeners } from '../../ports/listeners.ts';
import type { BarcodeScanner, Scan } from '../../ports/scanner.ts';
import type { TransportError, UsbInterface, UsbTransport } from '../../ports/transport.ts';
import { endpointOf } from '../../transport/endpoints.ts';
import { createSymbolReader, REPORT_BYTES } from './codec.ts';

const CLASS_HID = 0x03;
const SUBCLASS_BOOT = 0x01;
const OPEN_MS = 2_000;
const MODE_MS = 500;
/** A scanner is silent for hours. This only bounds how long one transfer stands. */
const READ_MS = 60_000;
const RETRY_MS = 500;
const MAX_FAILURES = 5;

/** Honeywell sends nothing in HID POS form before it is told to (feature report FE, `output redirection`). */
const HONEYWELL = new Set([0x0c2e, 0x23d0]);
const REDIRECT = { requestType: 0x21, request: 0x09, value: 0x03fe };
const REDIRECT_ON = Uint8Array.of(0xfe, 0x01);

export async function openHidPosScanner(
  transport: UsbTransport,
  clock: Clock,
): Promise<Result<BarcodeScanner, TransportError>> {
  const usbInterface = findScanner(transport.interfaces);
  const endpoint = usbInterface ? endpointOf(usbInterface, 'interrupt', 'in') : null;
  if (!usbInterface || !endpoint) return err({ code: 'failed', detail: 'no HID POS interface' });
  const opened = await transport.open({ deadlineMs: OPEN_MS });
  if (!opened.ok) return opened;
  if (HONEYWELL.has(transport.identity.vendorId)) {
    const switched = await transport.controlOut({ ...REDIRECT, index: usbInterface.number }, REDIRECT_ON, {
      deadlineMs: MODE_MS,
    });
    // A model that does not know the report stalls it and needs no switching.
    if (!switched.ok && switched.error.code !== 'stalled') {
      await transport.close();
      return switched;
    }
  }

  const scans = createListeners<Scan>();
  const gone = createListeners<void>();
  const symbols = createSymbolReader();
  const stopped = new AbortController();
  const { address } = endpoint;

  async function listen(): Promise<void> {
    let failures = 0;
    while (!stopped.signal.aborted && failures < MAX_FAILURES) {
      const read = await transport.read(address, REPORT_BYTES, {
        deadlineMs: READ_MS,
        signal: stopped.signal,
      });
      if (read.ok) {
        failures = 0;
        const scan = symbols.take(read.value, clock.elapsed());
        if (scan) scans.tell(scan);
        continue;
      }
      if (read.error.code === 'deadline' || read.error.code === 'aborted') continue;
      if (read.error.code === 'gone') break;
      failures++;
      if (read.error.code === 'stalled') await transport.clearHalt(address, { deadlineMs: MODE_MS });
      await new Promise<void>((resume) => clock.after(RETRY_MS, resume));
    }
    if (!stopped.signal.aborted) gone.tell();
  }

  void listen();
  return ok({
    onScan: (listener) => scans.add(listener),
    onGone: (listener) => gone.add(listener),
    async close() {
      stopped.abort();
      await transport.close();
    },
  });
}

/** A scanner may offer a boot keyboard beside its POS interface: that one is left alone. */
function findScanner(interfaces: readonly UsbInterface[]): UsbInterface | null {
  return interfaces.find((one) => one.classCode === CLASS_HID && one.subclassCode !== SUBCLASS_BOOT) ?? null;
}
