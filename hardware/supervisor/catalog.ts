/**
 * Every device Packroom knows, in one table: adding one is an entry here, a folder for its driver and a line in
 * `open-device.ts`. Products are in the notation of lsusb; null stands for any product of that vendor.
 */
import type { DeviceIdentity, UsbInterface } from '../ports/transport.ts';

export type Role = 'printer' | 'scanner' | 'strike';
export type DriverKind = 'zpl-printer' | 'hid-pos-scanner' | 'numato-board';

export interface CatalogEntry {
  readonly vendorId: number;
  readonly productId: number | null;
  /** One of its interfaces must be of this class: one vendor makes printers and scanners. */
  readonly classCode: number;
  readonly kind: DriverKind;
  readonly role: Role;
}

const PRINTER = 0x07;
const HID = 0x03;
const COMMUNICATION = 0x02;

const scanner = (vendorId: number): CatalogEntry => ({
  vendorId,
  productId: null,
  classCode: HID,
  kind: 'hid-pos-scanner',
  role: 'scanner',
});

const CATALOG: readonly CatalogEntry[] = [
  // Zebra: GK420, GX420, ZD410, ZD420, ZD500, ZD620, ZT411 and their kin.
  { vendorId: 0x0a5f, productId: null, classCode: PRINTER, kind: 'zpl-printer', role: 'printer' },
  // Zebra (Symbol), Honeywell (Metrologic, HHP, and one of its newer numbers), Datalogic (PSC).
  scanner(0x05e0),
  scanner(0x0c2e),
  scanner(0x0536),
  scanner(0x23d0),
  scanner(0x05f9),
  // Numato relay modules with inputs.
  { vendorId: 0x2a19, productId: 0x0c05, classCode: COMMUNICATION, kind: 'numato-board', role: 'strike' },
];

/** Product numbers that mean the scanner is set to be a keyboard: it has to be programmed to HID POS first. */
const KEYBOARD_MODE = new Set(['05e0:1200', '0c2e:0200', '0c2e:0204', '0c2e:0206', '05f9:2206', '05f9:220c']);

export function recognise(
  identity: DeviceIdentity,
  interfaces: readonly UsbInterface[],
): CatalogEntry | null {
  if (KEYBOARD_MODE.has(usbId(identity))) return null;
  return (
    CATALOG.find(
      (entry) =>
        entry.vendorId === identity.vendorId &&
        (entry.productId === null || entry.productId === identity.productId) &&
        interfaces.some((one) => one.classCode === entry.classCode),
    ) ?? null
  );
}

/** As lsusb writes it, such as `0a5f:0120`. */
function usbId(identity: DeviceIdentity): string {
  const hex = (id: number) => id.toString(16).padStart(4, '0');
  return `${hex(identity.vendorId)}:${hex(identity.productId)}`;
}

/** What stays the same when a device is moved to another port (its serial) or replaced by its like (its port). */
export function deviceKey(identity: DeviceIdentity): string {
  return `${usbId(identity)}/${identity.serial ?? identity.portPath}`;
}
