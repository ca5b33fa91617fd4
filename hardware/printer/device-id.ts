/**
 * The IEEE 1284 device id of a printer, which tells the languages it speaks: `MFG:Zebra ;CMD:ZPL;MDL:GK420d;`. Reads
 * text and says which of ours is among them; asks nobody.
 */
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { TransportError, UsbTransport } from '../ports/transport.ts';
import { printerInterface } from './printer-wire.ts';

export type PrinterLanguage = 'zpl' | 'escpos' | 'brother-ql';

/** GET_DEVICE_ID of the USB printer class 1.1, section 4.2.1: the interface is the high byte of the index. */
const GET_DEVICE_ID = { requestType: 0xa1, request: 0x00, value: 0 };
const MAX_BYTES = 1_024;
const ASK_MS = 1_000;

export type DeviceId = ReadonlyMap<string, string>;

/** Keys in capitals, long names made short. Null when the length before the text is not one. */
export function parseDeviceId(bytes: Uint8Array): DeviceId | null {
  const length = ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0);
  if (bytes.length < 2 || length < 2) return null;
  const text = String.fromCharCode(...bytes.subarray(2, Math.min(length, bytes.length)));
  const fields = new Map<string, string>();
  for (const field of text.split(';')) {
    const colon = field.indexOf(':');
    if (colon < 0) continue;
    const key = field.slice(0, colon).trim().toUpperCase();
    fields.set(SHORT_KEYS[key] ?? key, field.slice(colon + 1).trim());
  }
  return fields;
}

const SHORT_KEYS: Readonly<Record<string, string>> = {
  MANUFACTURER: 'MFG',
  MODEL: 'MDL',
  'COMMAND SET': 'CMD',
};

/** As printers write them; the first that a printer has is taken, and it has them in the order of its liking. */
const LANGUAGES: readonly (readonly [RegExp, PrinterLanguage])[] = [
  [/^ZPL(?: ?II|2)?$/, 'zpl'],
  [/^ESC\/?POS$/, 'escpos'],
  [/^EPSON-?ESC\/?POS$/, 'escpos'],
  [/^PT-CBP$/, 'brother-ql'],
];

export function languageOf(id: DeviceId): PrinterLanguage | null {
  for (const command of (id.get('CMD') ?? '').toUpperCase().split(',')) {
    const found = LANGUAGES.find(([name]) => name.test(command.trim()));
    if (found) return found[1];
  }
  return null;
}

/** Asks an open printer. Null when it does not say, or says none of ours. */
export async function askLanguage(
  transport: UsbTransport,
): Promise<Result<PrinterLanguage | null, TransportError>> {
  const usbInterface = printerInterface(transport);
  if (!usbInterface) return err({ code: 'failed', detail: 'no bidirectional printer interface' });
  const request = { ...GET_DEVICE_ID, index: usbInterface.number << 8 };
  const answer = await transport.controlIn(request, MAX_BYTES, { deadlineMs: ASK_MS });
  if (!answer.ok) return answer.error.code === 'gone' ? answer : ok(null);
  const id = parseDeviceId(answer.value);
  return ok(id && languageOf(id));
}
