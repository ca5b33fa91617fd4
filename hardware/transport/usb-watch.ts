/**
 * Which of the wanted devices are plugged in, kept up by the system's events and by looking every two seconds, because
 * events are lost in sleep. Linux needs a running udev for both: without one libusb's list stays as it was at the start.
 * Each plugging is a new transport.
 */
import type { Clock } from '../../shared/basics/clock.ts';
import type { DeviceSource } from '../ports/device-source.ts';
import { createListeners } from '../ports/listeners.ts';
import type { DeviceIdentity, UsbInterface } from '../ports/transport.ts';
import { identityOf, interfacesOf, readSerial } from './usb-device.ts';
import type { LibusbDevice, UsbLibrary } from './usb-library.ts';
import { createUsbTransport, type RealUsbTransport } from './usb-transport.ts';

const LOOK_EVERY_MS = 2_000;
/** After a plugging, until the system has set the rights. */
const SETTLE_MS = 500;

export type Wanted = (identity: DeviceIdentity, interfaces: readonly UsbInterface[]) => boolean;

export interface UsbWatch extends DeviceSource {
  /** Stops looking. What is open stays open. */
  stop(): void;
}

export function watchUsb(library: UsbLibrary, clock: Clock, wanted: Wanted): UsbWatch {
  const changes = createListeners<void>();
  const here = new Map<string, RealUsbTransport>();
  let isLooking = false;
  let isStopped = false;
  const timers = new Set<() => void>();

  function later(ms: number, run: () => void): void {
    const cancel = clock.after(ms, () => {
      timers.delete(cancel);
      run();
    });
    timers.add(cancel);
  }

  async function look(): Promise<void> {
    if (isLooking || isStopped) return;
    isLooking = true;
    try {
      const listed = new Map(wantedDevices(library, wanted).map((device) => [plugging(device), device]));
      let isChanged = false;
      for (const [key, transport] of here) {
        if (listed.has(key)) continue;
        here.delete(key);
        transport.lost();
        isChanged = true;
      }
      for (const [key, device] of listed) {
        if (here.has(key)) continue;
        const serial = await readSerial(library, device, clock);
        if (isStopped) return;
        here.set(key, createUsbTransport(library, device, serial, clock));
        isChanged = true;
      }
      if (isChanged) changes.tell();
    } finally {
      isLooking = false;
    }
  }

  function lookAgainAndAgain(): void {
    void look();
    later(LOOK_EVERY_MS, lookAgainAndAgain);
  }

  const stopEvents = library.onPlug(() => later(SETTLE_MS, () => void look()));
  lookAgainAndAgain();

  return {
    devices: () => [...here.values()],
    onChange: (listener) => changes.add(listener),
    stop() {
      isStopped = true;
      stopEvents();
      for (const cancel of timers) cancel();
    },
  };
}

function wantedDevices(library: UsbLibrary, wanted: Wanted): LibusbDevice[] {
  return library.getDeviceList().filter((device) => {
    try {
      return wanted(identityOf(device, null), interfacesOf(device));
    } catch {
      // Its descriptors cannot be read: it is just leaving, or it is broken.
      return false;
    }
  });
}

/** The same as long as a device stays in its port; a new address is a new plugging. */
function plugging(device: LibusbDevice): string {
  const { vendorId, productId, portPath } = identityOf(device, null);
  return `${portPath}/${device.deviceAddress}/${vendorId}/${productId}`;
}
