/**
 * Every device Packroom knows, in one table: adding one is an entry here, a folder for its driver and a line in
 * `open-device.ts`. Products are in the notation of lsusb; null stands for any product of that vendor.
 */

import type { SerialBoard } from '../../shared/domain/device-setting.ts';
import type { DeviceIdentity, UsbInterface } from '../ports/transport.ts';
import type { PrinterLanguage } from '../printer/device-id.ts';
import { isBootKeyboard } from '../scanner/wedge/driver.ts';
import { type Adapter, type OnAdapters, recogniseAdapter } from './adapters.ts';

export type Role = 'printer' | 'scanner' | 'strike' | 'locker';

interface Numbers {
  readonly vendorId: number;
  readonly productId: number | null;
  /** One of its interfaces must be of this class: one vendor makes printers and scanners. */
  readonly classCode: number;
}

export type CatalogEntry = Numbers &
  (
    | {
        readonly kind: 'label-printer';
        readonly role: 'printer';
        /** What it speaks unless its device id says otherwise; null where only that can tell. */
        readonly language: PrinterLanguage | null;
      }
    | {
        readonly kind: 'hid-pos-scanner' | 'serial-scanner' | 'keyboard-scanner';
        readonly role: 'scanner';
      }
    | { readonly kind: 'numato-board' | 'dcttech-board' | 'devantech-board'; readonly role: 'strike' }
  );

const PRINTER = 0x07;
const HID = 0x03;
const COMMUNICATION = 0x02;
const VENDOR = 0xff;

const scanner = (vendorId: number): CatalogEntry => ({
  vendorId,
  productId: null,
  classCode: HID,
  kind: 'hid-pos-scanner',
  role: 'scanner',
});

const serialScanner = (vendorId: number, productId: number): CatalogEntry => ({
  vendorId,
  productId,
  classCode: COMMUNICATION,
  kind: 'serial-scanner',
  role: 'scanner',
});

const printer = (vendorId: number, language: PrinterLanguage | null): CatalogEntry => ({
  vendorId,
  productId: null,
  classCode: PRINTER,
  kind: 'label-printer',
  role: 'printer',
  language,
});

export const CATALOG: readonly CatalogEntry[] = [
  // Zebra: GK420, GX420, ZD410, ZD420, ZD500, ZD620, ZT411 and their kin.
  printer(0x0a5f, 'zpl'),
  // Brother: QL-700, QL-800, QL-810W, QL-820NWB. Its laser printers do not say PT-CBP, and are no label printers.
  ...[0x2042, 0x209b, 0x209c, 0x209d].map((productId) => ({ ...printer(0x04f9, 'brother-ql'), productId })),
  // Epson: the TM family, some of which say that they are a device of their own class.
  { ...printer(0x04b8, 'escpos'), productId: 0x0202 },
  { ...printer(0x04b8, 'escpos'), productId: 0x0202, classCode: VENDOR },
  printer(0x04b8, null),
  // Star speaks a language of its own unless it is set to ESC/POS, and then says so; TSC, Bixolon and Custom differ
  // from model to model.
  printer(0x0519, null),
  printer(0x1203, null),
  printer(0x1504, null),
  printer(0x0dd4, null),
  // Zebra (Symbol), Honeywell (Metrologic, HHP, and one of its newer numbers), Datalogic (PSC).
  scanner(0x05e0),
  scanner(0x0c2e),
  scanner(0x0536),
  scanner(0x23d0),
  scanner(0x05f9),
  // The same makers' scanners that are set to be a serial port. Their other products are modems, too: named one by one.
  serialScanner(0x05e0, 0x1701),
  serialScanner(0x0c2e, 0x0700),
  serialScanner(0x0c2e, 0x0720),
  serialScanner(0x05f9, 0x4204),
  // Numato relay modules with inputs.
  { vendorId: 0x2a19, productId: 0x0c05, classCode: COMMUNICATION, kind: 'numato-board', role: 'strike' },
  // DCTTECH relay boards; the driver tells them from other devices that share these numbers.
  { vendorId: 0x16c0, productId: 0x05df, classCode: HID, kind: 'dcttech-board', role: 'strike' },
  // Devantech relay modules; the driver asks which one it is.
  { vendorId: 0x04d8, productId: 0xffee, classCode: COMMUNICATION, kind: 'devantech-board', role: 'strike' },
  // Not here on purpose: 0519:2018 (UCREATE) and 5131:2007 (LCUS as HID) do not show what their relays do.
];

/** Product numbers that mean the scanner is set to be a keyboard. Any other keyboard is a person's, and left alone. */
const KEYBOARD_MODE = new Set(['05e0:1200', '0c2e:0200', '0c2e:0204', '0c2e:0206', '05f9:2206', '05f9:220c']);

/** Zebra's SNAPI: a HID device that speaks a language of its own until it is set to HID POS. */
const NOT_UNDERSTOOD = new Set(['05e0:1900']);

export type Recognised = CatalogEntry | Adapter;

export function recognise(
  identity: DeviceIdentity,
  interfaces: readonly UsbInterface[],
  onAdapters: OnAdapters = {},
  said: SerialBoard | null = null,
): Recognised | null {
  if (NOT_UNDERSTOOD.has(usbId(identity))) return null;
  if (KEYBOARD_MODE.has(usbId(identity))) return keyboardScanner(identity, interfaces);
  return (
    recogniseAdapter(identity, onAdapters, said) ??
    CATALOG.find(
      (entry) =>
        entry.vendorId === identity.vendorId &&
        (entry.productId === null || entry.productId === identity.productId) &&
        interfaces.some((one) => one.classCode === entry.classCode),
    ) ??
    null
  );
}

function keyboardScanner(
  { vendorId, productId }: DeviceIdentity,
  interfaces: readonly UsbInterface[],
): CatalogEntry | null {
  if (!interfaces.some(isBootKeyboard)) return null;
  return { vendorId, productId, classCode: HID, kind: 'keyboard-scanner', role: 'scanner' };
}

/** As lsusb writes it, such as `0a5f:0120`. */
function usbId(identity: DeviceIdentity): string {
  const hex = (id: number) => id.toString(16).padStart(4, '0');
  return `${hex(identity.vendorId)}:${hex(identity.productId)}`;
}

/** What stays the same when a device is moved to another port (its serial) or replaced by its like (its port). */
export function deviceKey(identity: DeviceIdentity): string {
  const { serial, portPath } = identity;
  if (SYSTEM_PORT.test(portPath)) return `${PORT_KEY}${portPath}`;
  return `${usbId(identity)}/${serial ?? portPath}`;
}

const PORT_KEY = 'port:';
/** A serial port as the system names it; ports of USB are numbers. */
const SYSTEM_PORT = /^(?:\/dev\/|COM\d)/;

/** The serial ports of the system among these keys. */
export function portsIn(keys: readonly string[]): string[] {
  return keys.filter((key) => key.startsWith(PORT_KEY)).map((key) => key.slice(PORT_KEY.length));
}
