/** Devices and rooms as tests need them: what a person would find on the table before the day begins. */
import { createHash } from 'node:crypto';
import type { UsbTransport } from '../../hardware/ports/transport.ts';
import { openZplPrinter } from '../../hardware/printer/zpl/driver.ts';
import { openHidPosScanner } from '../../hardware/scanner/hid-pos/driver.ts';
import { createHidPosScanner, type ScannerPersonality } from '../../hardware/simulation/hid-pos-scanner.ts';
import { createNumatoRelay } from '../../hardware/simulation/numato-relay.ts';
import type { SimulatedWire } from '../../hardware/simulation/simulated-wire.ts';
import { createZplPrinter, type PrinterPersonality } from '../../hardware/simulation/zpl-printer.ts';
import { USUAL_WIRING } from '../../hardware/strike/input-sensor.ts';
import { openNumatoBoard } from '../../hardware/strike/numato/driver.ts';
import { usbSerial } from '../../hardware/transport/usb-serial.ts';
import type { Result } from '../../shared/basics/result.ts';
import type { RoomLabel } from '../../shared/labels/room-label.ts';
import { createManualClock } from './manual-clock.ts';

export const LABEL: RoomLabel = {
  roomCode: 'K7-0423',
  unit: '4B',
  zone: 'Shelf A',
  date: '23 Nov 2026',
  marks: ['PERISHABLE'],
};

/** The value of a result that the test takes for granted. */
export function must<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`expected a value, got ${JSON.stringify(result.error)}`);
  return result.value;
}

export function plugged(wire: SimulatedWire): UsbTransport {
  wire.plug();
  const transport = wire.attached();
  if (!transport) throw new Error('not plugged in');
  return transport;
}

/** The same bytes in every run. */
export function seededBytes(seed: string): (length: number) => Uint8Array {
  let count = 0;
  return (length) => {
    const bytes = new Uint8Array(length);
    for (let at = 0; at < length; at += 32) {
      const block = createHash('sha256').update(`${seed}/${count++}`).digest();
      bytes.set(block.subarray(0, Math.min(32, length - at)), at);
    }
    return bytes;
  };
}

export async function aPrinter(personality: Partial<PrinterPersonality> = {}) {
  const clock = createManualClock();
  const device = createZplPrinter(
    clock,
    { vendorId: 0x0a5f, productId: 0x0120, serial: 'P1', portPath: '1-1' },
    personality,
  );
  const printer = must(await openZplPrinter(plugged(device.wire), clock, { size: '4x2', dpi: 203 }));
  return { clock, device, printer };
}

export async function aScanner(vendorId = 0x05e0, personality: Partial<ScannerPersonality> = {}) {
  const clock = createManualClock();
  const device = createHidPosScanner(
    clock,
    { vendorId, productId: 0x0b6a, serial: null, portPath: '1-2' },
    personality,
  );
  const scanner = must(await openHidPosScanner(plugged(device.wire), clock));
  const scans: { text: string; aim: string | null }[] = [];
  scanner.onScan((scan) => scans.push(scan));
  return { clock, device, scanner, scans };
}

export async function aBoard() {
  const clock = createManualClock();
  const device = createNumatoRelay(clock, {
    vendorId: 0x2a19,
    productId: 0x0c05,
    serial: 'N1',
    portPath: '1-3',
  });
  device.setInput(0, 1);
  const open = async () =>
    must(await openNumatoBoard(must(usbSerial(plugged(device.wire), clock, 'cdc-acm')), clock, USUAL_WIRING));
  return { clock, device, open };
}
