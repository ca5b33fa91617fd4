/** Scanners of every kind as tests need them: opened, and with all that they told written down. */
import type { SerialLine } from '../../hardware/ports/serial.ts';
import type { DeviceIdentity } from '../../hardware/ports/transport.ts';
import { openSerialScanner } from '../../hardware/scanner/serial/driver.ts';
import { openWedgeScanner } from '../../hardware/scanner/wedge/driver.ts';
import type { ScannerPersonality } from '../../hardware/simulation/hid-pos-scanner.ts';
import {
  createKeyboardScanner,
  type KeyboardScannerHabits,
} from '../../hardware/simulation/keyboard-scanner.ts';
import { createSerialScanner, type SerialScannerHabits } from '../../hardware/simulation/serial-scanner.ts';
import type { SimulatedWire } from '../../hardware/simulation/simulated-wire.ts';
import { usbSerial } from '../../hardware/transport/usb-serial.ts';
import { aScanner, must, plugged } from './devices.ts';
import { createManualClock, type ManualClock } from './manual-clock.ts';

export const CDC_SCANNER: DeviceIdentity = {
  vendorId: 0x05e0,
  productId: 0x1701,
  serial: 'S1',
  portPath: '1-4',
};

export async function aSerialScanner(habits: Partial<SerialScannerHabits> = {}) {
  const clock = createManualClock();
  const device = createSerialScanner(clock, CDC_SCANNER, habits);
  const serial = must(usbSerial(plugged(device.wire), clock, habits.chip ?? 'cdc-acm'));
  const scanner = must(await openSerialScanner(serial, clock));
  const scans: { text: string; aim: string | null }[] = [];
  scanner.onScan((scan) => scans.push(scan));
  return { clock, device, scanner, scans };
}

export const KEYBOARD_SCANNER: DeviceIdentity = {
  vendorId: 0x05e0,
  productId: 0x1200,
  serial: null,
  portPath: '1-5',
};

export async function aKeyboardScanner(habits: Partial<KeyboardScannerHabits> = {}) {
  const clock = createManualClock();
  const device = createKeyboardScanner(clock, KEYBOARD_SCANNER, habits);
  const scanner = must(await openWedgeScanner(plugged(device.wire), clock));
  const scans: { text: string; aim: string | null }[] = [];
  scanner.onScan((scan) => scans.push(scan));
  return { clock, device, scanner, scans };
}

/** A port of the system, as the supervisor is given it, over a simulated wire. */
export function lineOver(clock: ManualClock, wire: SimulatedWire, portPath: string): SerialLine {
  const line = must(usbSerial(plugged(wire), clock, 'cdc-acm'));
  return {
    identity: { vendorId: 0, productId: 0, serial: null, portPath },
    line,
    onGone: (listener) => line.onGone(listener),
    close: () => line.close(),
  };
}

export async function aHidPosScanner(personality: Partial<ScannerPersonality> = {}) {
  return aScanner(0x05e0, personality);
}
