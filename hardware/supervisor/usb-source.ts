/** The machine's own USB ports as a source of the devices in the catalog. It opens nothing but to read a serial. */
import type { Clock } from '../../shared/basics/clock.ts';
import type { Result } from '../../shared/basics/result.ts';
import { loadUsb, type NoUsb, openUsbWatch } from '../transport/usb.ts';
import { type UsbWatch, type Wanted, wantedDevices } from '../transport/usb-watch.ts';
import type { OnAdapters } from './adapters.ts';
import { recognise } from './catalog.ts';

const wanted =
  (onAdapters: OnAdapters): Wanted =>
  (identity, interfaces) =>
    recognise(identity, interfaces, onAdapters) !== null;

export function usbSource(clock: Clock, onAdapters: OnAdapters = {}): Promise<Result<UsbWatch, NoUsb>> {
  return openUsbWatch(clock, wanted(onAdapters));
}

/** False on a machine without USB. */
export async function supportedDevicePresent(): Promise<boolean> {
  const library = await loadUsb();
  return library.ok && wantedDevices(library.value, wanted({})).length > 0;
}
