/**
 * A scanner in keyboard mode, taken from the system before it types: no focus, no keyboard layout, and no barcode
 * that presses a hot key. Only for products that are known to be scanners: a person's keyboard is never touched.
 */
import type { Clock } from '../../../shared/basics/clock.ts';
import { err, ok, type Result } from '../../../shared/basics/result.ts';
import type { BarcodeScanner } from '../../ports/scanner.ts';
import type { TransportError, UsbInterface, UsbTransport } from '../../ports/transport.ts';
import { endpointOf } from '../../transport/endpoints.ts';
import { listenTo } from '../listening.ts';
import { createWedgeSymbolReader } from './codec.ts';

const OPEN_MS = 2_000;
const MODE_MS = 500;
/** USB HID 1.11, sections 7.2.6 and 7.2.4: the boot protocol, and a report only when something changed. */
const SET_UP = [
  { requestType: 0x21, request: 0x0b, value: 0 },
  { requestType: 0x21, request: 0x0a, value: 0 },
];

/** What the page does all the same, and what an installer does about it. */
const LEFT_TO_THE_PAGE =
  'This scanner types like a keyboard and could not be taken from the system. Its scans still reach the screen while the kiosk has the keyboard focus. Better: give the kiosk the right to use it (udev rules), or set the scanner to HID POS (docs/scanners.md).';

export async function openWedgeScanner(
  transport: UsbTransport,
  clock: Clock,
): Promise<Result<BarcodeScanner, TransportError>> {
  const keyboard = transport.interfaces.find(isBootKeyboard);
  const endpoint = keyboard ? endpointOf(keyboard, 'interrupt', 'in') : null;
  if (!keyboard || !endpoint) return err({ code: 'failed', detail: 'no boot keyboard interface' });
  const opened = await transport.open({ deadlineMs: OPEN_MS });
  if (!opened.ok) return opened.error.code === 'gone' ? opened : err(notOurs());
  for (const request of SET_UP) {
    const done = await transport.controlOut({ ...request, index: keyboard.number }, new Uint8Array(), {
      deadlineMs: MODE_MS,
    });
    // One that has no choice of protocols or of pauses refuses, and is in the boot protocol already.
    if (done.ok || done.error.code === 'stalled') continue;
    await transport.close();
    return done;
  }

  const { address, maxPacketBytes } = endpoint;
  const listening = listenTo(
    {
      read: (options) => transport.read(address, maxPacketBytes, options),
      recover: () => transport.clearHalt(address, { deadlineMs: MODE_MS }),
      close: () => transport.close(),
    },
    createWedgeSymbolReader(),
    clock,
  );
  return ok({ ...listening, signal: async () => undefined });
}

export function isBootKeyboard({ classCode, subclassCode, protocolCode }: UsbInterface): boolean {
  return classCode === 0x03 && subclassCode === 0x01 && protocolCode === 0x01;
}

function notOurs(): TransportError {
  return { code: 'no-rights', hint: LEFT_TO_THE_PAGE };
}
