/**
 * The descriptors of a virtual device, byte for byte as USB 2.0 chapter 9 has them, made from what a simulator says
 * of its interfaces. What only a system's own drivers want to read (HID, CDC) is added by class.
 */
import type { DeviceIdentity, UsbEndpoint, UsbInterface } from '../../../hardware/ports/transport.ts';
import type { Speed } from './codec.ts';

const DEVICE = 0x01;
const CONFIGURATION = 0x02;
const STRING = 0x03;
const HID = 0x21;
const HID_REPORT = 0x22;
const ENGLISH = [0x09, 0x04];
const MANUFACTURER_INDEX = 1;
const PRODUCT_INDEX = 2;
const SERIAL_INDEX = 3;
export const RELEASE = 0x0100;

/** A device class of zero: each interface says its own. */
const CLASS_BY_INTERFACE = [0, 0, 0] as const;
const CDC_DEVICE = [2, 0, 0] as const;

/** Vendor page: 64 bytes in (8 where the endpoint is small), 8 bytes of feature. Enough for the system's hid driver. */
const reportDescriptor = (bytesIn: number) =>
  Uint8Array.of(
    ...[0x06, 0x00, 0xff, 0x09, 0x01, 0xa1, 0x01, 0x15, 0x00, 0x26, 0xff, 0x00, 0x75, 0x08],
    ...[0x95, bytesIn, 0x09, 0x01, 0x81, 0x02],
    ...[0x95, 0x08, 0x09, 0x01, 0xb1, 0x02, 0xc0],
  );

export interface Described {
  readonly identity: DeviceIdentity;
  readonly interfaces: readonly UsbInterface[];
  readonly speed: Speed;
  readonly product: string;
}

export function deviceClassOf({ interfaces }: Described): readonly [number, number, number] {
  return interfaces[0]?.classCode === 0x02 ? CDC_DEVICE : CLASS_BY_INTERFACE;
}

/** What GET_DESCRIPTOR of this type and index is answered; null is a stall. */
export function descriptor(device: Described, type: number, index: number, of: number): Uint8Array | null {
  if (type === DEVICE) return deviceDescriptor(device);
  if (type === CONFIGURATION) return configuration(device);
  if (type === STRING) return stringDescriptor(device, index);
  const asked = device.interfaces.find((one) => one.number === of && one.classCode === 0x03);
  if (type === HID_REPORT && asked) return reportDescriptor(reportBytes(asked));
  return null;
}

function deviceDescriptor(device: Described): Uint8Array {
  const { vendorId, productId, serial } = device.identity;
  return Uint8Array.of(
    ...[18, DEVICE, 0x00, 0x02, ...deviceClassOf(device), 64],
    ...[...le16(vendorId), ...le16(productId), ...le16(RELEASE)],
    ...[MANUFACTURER_INDEX, PRODUCT_INDEX, serial === null ? 0 : SERIAL_INDEX, 1],
  );
}

function configuration(device: Described): Uint8Array {
  const parts = device.interfaces.flatMap((one) => [
    ...[9, 0x04, one.number, 0, one.endpoints.length],
    ...[one.classCode, one.subclassCode, one.protocolCode, 0],
    ...classSpecific(one),
    ...one.endpoints.flatMap((endpoint) => endpointDescriptor(endpoint, device.speed)),
  ]);
  return Uint8Array.of(
    ...[9, CONFIGURATION, ...le16(9 + parts.length), device.interfaces.length, 1, 0],
    // Powered by the bus, 100 mA.
    ...[0x80, 50],
    ...parts,
  );
}

function endpointDescriptor({ address, kind, maxPacketBytes }: UsbEndpoint, speed: Speed): number[] {
  // Microframes, as a power of two, at high speed; milliseconds at full speed.
  const interval = kind === 'bulk' ? 0 : speed === 'high' ? 7 : 8;
  return [7, 0x05, address, kind === 'bulk' ? 2 : 3, ...le16(maxPacketBytes), interval];
}

function classSpecific(one: UsbInterface): number[] {
  if (one.classCode === 0x03) {
    return [9, HID, 0x11, 0x01, 0, 1, HID_REPORT, ...le16(reportDescriptor(reportBytes(one)).length)];
  }
  if (one.classCode !== 0x02) return [];
  // CDC 1.2: header, call management, ACM (it knows line coding and breaks), union of interfaces 0 and 1.
  return [
    5, 0x24, 0x00, 0x10, 0x01, 5, 0x24, 0x01, 0x00, 0x01, 4, 0x24, 0x02, 0x06, 5, 0x24, 0x06, 0x00, 0x01,
  ];
}

function stringDescriptor({ identity, product }: Described, index: number): Uint8Array | null {
  if (index === 0) return Uint8Array.of(4, STRING, ...ENGLISH);
  const said = [null, 'Packroom', product, identity.serial][index] ?? null;
  if (said === null) return null;
  const units = Array.from(said).flatMap((char) => le16(char.charCodeAt(0)));
  return Uint8Array.of(2 + units.length, STRING, ...units);
}

function reportBytes(one: UsbInterface): number {
  return one.endpoints[0]?.maxPacketBytes ?? 8;
}

function le16(number: number): number[] {
  return [number & 0xff, number >> 8];
}
