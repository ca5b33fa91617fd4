/**
 * A barcode scanner in HID POS mode, read directly: no keyboard layout, no focus, and no barcode that types Ctrl+Alt
 * into the kiosk. It tells each symbol once; what it means is for others.
 */
import type { Clock } from '../../../shared/basics/clock.ts';
import { err, ok, type Result } from '../../../shared/basics/result.ts';
import type { BarcodeScanner } from '../../ports/scanner.ts';
import type { TransportError, UsbInterface, UsbTransport } from '../../ports/transport.ts';
import { endpointOf } from '../../transport/endpoints.ts';
import { listenTo } from '../listening.ts';
import { type Beeps, beepsOf } from './beeper.ts';
import { createSymbolReader, REPORT_BYTES } from './codec.ts';

const CLASS_HID = 0x03;
const SUBCLASS_BOOT = 0x01;
const OPEN_MS = 2_000;
const MODE_MS = 500;
/** Honeywell sends nothing in HID POS form before it is told to (feature report FE, `output redirection`). */
const HONEYWELL = new Set([0x0c2e, 0x23d0]);
const SET_REPORT = { requestType: 0x21, request: 0x09 };
const REDIRECT = { ...SET_REPORT, value: 0x03fe };
const REDIRECT_ON = Uint8Array.of(0xfe, 0x01);
const OUTPUT_REPORT = 0x0200;
/** GET_DESCRIPTOR of type 22, of an interface (USB HID 1.11, section 7.1.1). */
const REPORT_DESCRIPTOR = { requestType: 0x81, request: 0x06, value: 0x2200 };
const MAX_DESCRIPTOR_BYTES = 1024;

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

  const beeps = await askForBeeps(transport, usbInterface.number);
  const symbols = createSymbolReader();
  const { address } = endpoint;
  const listening = listenTo(
    {
      read: (options) => transport.read(address, REPORT_BYTES, options),
      recover: () => transport.clearHalt(address, { deadlineMs: MODE_MS }),
      close: () => transport.close(),
    },
    {
      take: (bytes, atMs) => [symbols.take(bytes, atMs)].filter((scan) => scan !== null),
      silenceMs: null,
      silence: () => null,
      disturbed: symbols.disturbed,
    },
    clock,
  );
  return ok({
    ...listening,
    async signal(sound) {
      const report = beeps?.[sound];
      if (!report) return;
      const value = OUTPUT_REPORT | (report[0] ?? 0);
      await transport.controlOut({ ...SET_REPORT, value, index: usbInterface.number }, report, {
        deadlineMs: MODE_MS,
      });
    },
  });
}

/** A scanner that does not show its report descriptor is one without beeps, and reads as well. */
async function askForBeeps(transport: UsbTransport, index: number): Promise<Beeps | null> {
  const descriptor = await transport.controlIn({ ...REPORT_DESCRIPTOR, index }, MAX_DESCRIPTOR_BYTES, {
    deadlineMs: MODE_MS,
  });
  return descriptor.ok ? beepsOf(descriptor.value) : null;
}

/** A scanner may offer a boot keyboard beside its POS interface: that one is left alone. */
function findScanner(interfaces: readonly UsbInterface[]): UsbInterface | null {
  return interfaces.find((one) => one.classCode === CLASS_HID && one.subclassCode !== SUBCLASS_BOOT) ?? null;
}
