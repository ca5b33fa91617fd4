/**
 * The only door to the `usb` package. It is loaded when first asked for, so that a machine without USB, or without a
 * build of the package, runs all the rest. Everything beyond the import is in the files beside this one.
 */
import type { Device } from 'usb';
import type { Clock } from '../../shared/basics/clock.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { TransferDone, UsbLibrary } from './usb-library.ts';
import { type UsbWatch, type Wanted, watchUsb } from './usb-watch.ts';

export interface NoUsb {
  readonly code: 'no-usb';
  readonly detail: string;
}

export async function loadUsb(): Promise<Result<UsbLibrary, NoUsb>> {
  try {
    const { usb } = await import('usb');
    if (usb.INIT_ERROR) return err({ code: 'no-usb', detail: `libusb did not start (${usb.INIT_ERROR})` });
    return ok({
      getDeviceList: () => usb.getDeviceList(),
      makeControlTransfer: (device: Device, done: TransferDone) =>
        new usb.Transfer(device, 0, usb.LIBUSB_TRANSFER_TYPE_CONTROL, 0, done),
      onPlug(listener) {
        usb.on('attach', listener);
        usb.on('detach', listener);
        // Waiting for a plug is no reason for the process to stay.
        usb.unrefHotplugEvents();
        return () => {
          usb.off('attach', listener);
          usb.off('detach', listener);
        };
      },
      alloc: (length) => Buffer.alloc(length),
    });
  } catch (thrown) {
    return err({ code: 'no-usb', detail: thrown instanceof Error ? thrown.message : String(thrown) });
  }
}

export async function openUsbWatch(clock: Clock, wanted: Wanted): Promise<Result<UsbWatch, NoUsb>> {
  const library = await loadUsb();
  return library.ok ? ok(watchUsb(library.value, clock, wanted)) : library;
}
