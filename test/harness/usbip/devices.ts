/**
 * The devices of a room as plugs that may be put into a real kernel: the project's own simulators, each with what
 * its descriptors say. Two of the relay boards are told
 * apart by nothing but their ports, and two of the printers not even by their serial number.
 */

import type { DeviceIdentity, UsbInterface } from '../../../hardware/ports/transport.ts';
import { createDcttechRelay } from '../../../hardware/simulation/dcttech-relay.ts';
import { createEscPosPrinter } from '../../../hardware/simulation/escpos-printer.ts';
import { createHidPosScanner } from '../../../hardware/simulation/hid-pos-scanner.ts';
import { createLcusRelay } from '../../../hardware/simulation/lcus-relay.ts';
import { createNumatoRelay } from '../../../hardware/simulation/numato-relay.ts';
import { createQlPrinter } from '../../../hardware/simulation/ql-printer.ts';
import type { SimulatedWire } from '../../../hardware/simulation/simulated-wire.ts';
import { createZplPrinter } from '../../../hardware/simulation/zpl-printer.ts';
import type { Clock } from '../../../shared/basics/clock.ts';
import type { Speed } from './codec.ts';
import { createVirtualDevice, type VirtualDevice } from './usb-device.ts';

export function createUsbRoom(clock: Clock) {
  let places = 0;
  const id = (vendorId: number, productId: number, serial: string | null): DeviceIdentity => {
    places += 1;
    return { vendorId, productId, serial, portPath: `1-${places}` };
  };
  const zpl = createZplPrinter(clock, id(0x0a5f, 0x0120, 'ZD420-USBIP'));
  const escpos = createEscPosPrinter(clock, id(0x04b8, 0x0202, 'TM-USBIP'));
  const ql = createQlPrinter(clock, id(0x04f9, 0x209b, 'QL-USBIP'));
  const scanner = createHidPosScanner(clock, id(0x0c2e, 0x0b6a, null), { trailingReturn: true });
  const dcttech = createDcttechRelay(clock, id(0x16c0, 0x05df, null));
  const dcttechTwin = createDcttechRelay(clock, id(0x16c0, 0x05df, null));
  const numato = createNumatoRelay(clock, id(0x2a19, 0x0c05, 'NUMATO-USBIP'));
  const lcus = createLcusRelay(clock, id(0x1a86, 0x7523, null));
  const zplTwin = createZplPrinter(clock, id(0x0a5f, 0x0120, 'ZD420-USBIP'));

  const plugs = {
    zpl: asPlug(zpl.wire, 'ZD420', 'high'),
    escpos: asPlug(escpos.wire, 'TM-T20', 'high'),
    ql: asPlug(ql.wire, 'QL-800', 'high'),
    scanner: asPlug(scanner.wire, 'HID POS scanner', 'full'),
    dcttech: asPlug(dcttech.wire, 'USBRelay2', 'full'),
    dcttechTwin: asPlug(dcttechTwin.wire, 'USBRelay2', 'full'),
    numato: asPlug(numato.wire, 'Numato 2 channel', 'full'),
    lcus: asPlug(lcus.wire, 'USB Serial', 'full'),
    zplTwin: asPlug(zplTwin.wire, 'ZD420', 'high'),
  } satisfies Record<string, VirtualDevice>;

  return { plugs, zpl, zplTwin, escpos, ql, scanner, dcttech, dcttechTwin, numato, lcus };
}

export type UsbRoom = ReturnType<typeof createUsbRoom>;
export type PlugName = keyof UsbRoom['plugs'];

/** A simulator says who it is only while it is plugged in: it is asked, and pulled out again. */
function asPlug(wire: SimulatedWire, product: string, speed: Speed): VirtualDevice {
  wire.plug();
  const { identity, interfaces } = wire.attached() ?? missing();
  wire.unplug();
  const described = { identity, interfaces: interfaces.map((one) => fitting(one, speed)), speed, product };
  return createVirtualDevice(described, wire, identity.portPath);
}

/** At full speed no bulk packet is larger than 64 bytes (USB 2.0, section 5.8.3). */
function fitting(one: UsbInterface, speed: Speed): UsbInterface {
  const endpoints = one.endpoints.map((endpoint) => ({
    ...endpoint,
    maxPacketBytes: speed === 'full' ? Math.min(64, endpoint.maxPacketBytes) : endpoint.maxPacketBytes,
  }));
  return { ...one, endpoints };
}

function missing(): never {
  throw new Error('a wire that was just plugged in is unplugged');
}
