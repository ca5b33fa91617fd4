/** What a device of the library is, in our words: its identity, its interfaces, its serial. Claims nothing. */
import type { Clock } from '../../shared/basics/clock.ts';
import type { DeviceIdentity, UsbInterface } from '../ports/transport.ts';
import type { LibusbDevice, LibusbInterfaceDescriptor, UsbLibrary } from './usb-library.ts';
import { createTransfers } from './usb-transfers.ts';

const CLASS_PRINTER = 0x07;
const PRINTER_BIDIRECTIONAL = 0x02;
const TYPE_BULK = 2;
const TYPE_INTERRUPT = 3;
const SETUP_BYTES = 8;
const SERIAL_MS = 1_000;
const MAX_STRING_BYTES = 255;

/** GET_DESCRIPTOR of a string in English (USB 2.0, section 9.4.3). */
const GET_DESCRIPTOR = { requestType: 0x80, request: 0x06 };
const STRING = 0x03;
const ENGLISH = 0x0409;

export function identityOf(device: LibusbDevice, serial: string | null): DeviceIdentity {
  const { idVendor, idProduct } = device.deviceDescriptor;
  const ports = (device.portNumbers ?? []).join('.');
  // A machine whose ports have no numbers: the address is better than nothing, until the next plugging.
  const portPath = `${device.busNumber}-${ports === '' ? `address-${device.deviceAddress}` : ports}`;
  return { vendorId: idVendor, productId: idProduct, serial, portPath };
}

/** A printer offers the same interface in several ways: the one that can answer is taken. */
export function usedSettings(device: LibusbDevice): LibusbInterfaceDescriptor[] {
  return (device.configDescriptor?.interfaces ?? []).flatMap((settings) => {
    const answering = settings.find(
      (one) => one.bInterfaceClass === CLASS_PRINTER && one.bInterfaceProtocol === PRINTER_BIDIRECTIONAL,
    );
    return answering ?? settings[0] ?? [];
  });
}

export function interfacesOf(device: LibusbDevice): UsbInterface[] {
  return usedSettings(device).map((setting) => ({
    number: setting.bInterfaceNumber,
    classCode: setting.bInterfaceClass,
    subclassCode: setting.bInterfaceSubClass,
    protocolCode: setting.bInterfaceProtocol,
    endpoints: setting.endpoints.flatMap((endpoint) => {
      const type = endpoint.bmAttributes & 0x03;
      if (type !== TYPE_BULK && type !== TYPE_INTERRUPT) return [];
      return {
        address: endpoint.bEndpointAddress,
        kind: type === TYPE_BULK ? ('bulk' as const) : ('interrupt' as const),
        maxPacketBytes: endpoint.wMaxPacketSize & 0x07ff,
      };
    }),
  }));
}

/** A control transfer's buffer: the setup packet, little-endian, and room or data after it. */
export function controlBuffer(
  library: UsbLibrary,
  setup: { requestType: number; request: number; value: number; index: number },
  length: number,
  data: Uint8Array = new Uint8Array(),
): Uint8Array {
  const buffer = library.alloc(SETUP_BYTES + length);
  const view = new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength);
  view.setUint8(0, setup.requestType);
  view.setUint8(1, setup.request);
  view.setUint16(2, setup.value, true);
  view.setUint16(4, setup.index, true);
  view.setUint16(6, length, true);
  buffer.set(data, SETUP_BYTES);
  return buffer;
}

/** Where the payload of an IN control transfer stands. */
export function controlPayload(buffer: Uint8Array, actual: number): Uint8Array {
  return Uint8Array.from(buffer.subarray(SETUP_BYTES, SETUP_BYTES + actual));
}

/** Null where it has none, or where it cannot be asked now. */
export async function readSerial(
  library: UsbLibrary,
  device: LibusbDevice,
  clock: Clock,
): Promise<string | null> {
  const index = device.deviceDescriptor.iSerialNumber;
  if (index === 0) return null;
  try {
    device.open();
  } catch {
    return null;
  }
  try {
    const setup = { ...GET_DESCRIPTOR, value: (STRING << 8) | index, index: ENGLISH };
    const answer = await createTransfers(clock, identityOf(device, null)).run(
      (done) => library.makeControlTransfer(device, done),
      controlBuffer(library, setup, MAX_STRING_BYTES),
      { deadlineMs: SERIAL_MS },
    );
    if (!answer.ok) return null;
    const bytes = controlPayload(answer.value.buffer, answer.value.actual);
    const serial = new TextDecoder('utf-16le').decode(bytes.subarray(2, bytes[0] ?? 0));
    return serial.trim() === '' ? null : serial.trim();
  } finally {
    device.close();
  }
}
