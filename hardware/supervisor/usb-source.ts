/**
 * The machine's own USB ports as a source of devices: all that the catalog knows, and every serial adapter, whatever
 * hangs on it. It opens nothing but to read a serial.
 */
import type { Clock } from '../../shared/basics/clock.ts';
import type { Result } from '../../shared/basics/result.ts';
import { type NoUsb, openUsbWatch } from '../transport/usb.ts';
import type { UsbWatch } from '../transport/usb-watch.ts';
import { adapterChip } from './adapters.ts';
import { recognise } from './catalog.ts';

export function usbSource(clock: Clock): Promise<Result<UsbWatch, NoUsb>> {
  return openUsbWatch(
    clock,
    (identity, interfaces) => recognise(identity, interfaces) !== null || adapterChip(identity) !== null,
  );
}
