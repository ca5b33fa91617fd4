/**
 * The `usb` package as it was seen to behave on Linux: close() throws while a transfer is under way, a claim fails
 * while a kernel driver has the interface, a kernel driver takes all interfaces or none, a cancelled transfer calls back a little later with status 3.
 */

import type {
  LibusbDevice,
  LibusbInterfaceDescriptor,
  LibusbTransfer,
  TransferDone,
  UsbLibrary,
} from '../../hardware/transport/usb-library.ts';
import type { Clock } from '../../shared/basics/clock.ts';

const CANCEL_TAKES_MS = 11;

function libusbError(errno: number, message = `LIBUSB ${errno}`) {
  return Object.assign(new Error(message), { errno });
}

interface UnderWay {
  readonly endpoint: number;
  readonly buffer: Uint8Array;
  end(errno: number | null, actual: number): void;
}

export interface FakeDevice extends LibusbDevice {
  /** What the package was told, in order. */
  readonly calls: string[];
  readonly underWay: UnderWay[];
  /** The oldest transfer on an endpoint ends: with bytes, or with a status. */
  finish(endpoint: number, how: Uint8Array | number, actual?: number): void;
  /** A transfer on any endpoint: the library's constructor. */
  transferOn(endpoint: number, done: TransferDone): LibusbTransfer;
  /** What the next open() throws. */
  openFails: number | null;
  kernelDriver: boolean;
  /** What the claim of an interface throws, by its place. */
  readonly claimFails: Map<number, number>;
  /** What taking an interface from the kernel throws. */
  detachFails: number | null;
}

export function fakeUsbDevice(
  clock: Clock,
  settings: readonly (readonly LibusbInterfaceDescriptor[])[],
  ids: { idVendor: number; idProduct: number; iSerialNumber?: number; address?: number } = {
    idVendor: 0x0a5f,
    idProduct: 0x0120,
  },
): FakeDevice {
  const calls: string[] = [];
  const underWay: UnderWay[] = [];
  const claimed = new Set<number>();

  const endpoints = settings.flatMap((alternates) =>
    (alternates.at(-1)?.endpoints ?? []).map(({ bEndpointAddress: address }) => ({
      address,
      makeTransfer: (_timeout: 0, done: TransferDone) => transferOn(address, done),
      clearHalt(done: () => void) {
        calls.push(`clearHalt ${address}`);
        done();
      },
    })),
  );

  function transferOn(endpoint: number, done: TransferDone) {
    let entry: UnderWay | null = null;
    return {
      submit(buffer: Uint8Array) {
        entry = {
          endpoint,
          buffer,
          end(errno, actual) {
            const place = entry ? underWay.indexOf(entry) : -1;
            if (place < 0) return;
            underWay.splice(place, 1);
            done(errno === null ? undefined : libusbError(errno), buffer, actual);
          },
        };
        underWay.push(entry);
      },
      cancel() {
        clock.after(CANCEL_TAKES_MS, () => entry?.end(3, 0));
        return true;
      },
    };
  }

  const device: FakeDevice = {
    busNumber: 1,
    deviceAddress: ids.address ?? 7,
    portNumbers: [2, 4],
    deviceDescriptor: {
      idVendor: ids.idVendor,
      idProduct: ids.idProduct,
      iSerialNumber: ids.iSerialNumber ?? 0,
    },
    configDescriptor: { interfaces: settings },
    interfaces: settings.map((_alternates, place) => ({
      endpoints,
      claim() {
        if (device.kernelDriver) throw libusbError(-6);
        const fails = device.claimFails.get(place);
        if (fails !== undefined) throw libusbError(fails);
        claimed.add(place);
        calls.push(`claim ${place}`);
      },
      release(done: () => void) {
        if (claimed.delete(place)) calls.push(`release ${place}`);
        queueMicrotask(done);
      },
      isKernelDriverActive: () => device.kernelDriver,
      detachKernelDriver() {
        if (device.detachFails !== null) throw libusbError(device.detachFails);
        device.kernelDriver = false;
        calls.push(`detach ${place}`);
      },
      attachKernelDriver() {
        if (claimed.size > 0) throw libusbError(-6);
        device.kernelDriver = true;
        calls.push(`attach ${place}`);
      },
      setAltSetting(setting: number, done: () => void) {
        calls.push(`setting ${setting}`);
        queueMicrotask(done);
      },
    })),
    open() {
      if (device.openFails !== null) throw libusbError(device.openFails);
      calls.push('open');
    },
    close() {
      if (underWay.length > 0) throw new Error("Can't close device with a pending request");
      calls.push('close');
    },
    calls,
    underWay,
    openFails: null,
    kernelDriver: false,
    claimFails: new Map(),
    detachFails: null,
    finish(endpoint, how, actual = 0) {
      const entry = underWay.find((one) => one.endpoint === endpoint);
      if (!entry) throw new Error(`nothing under way on endpoint ${endpoint}`);
      if (typeof how === 'number') return entry.end(how, actual);
      entry.buffer.set(how, endpoint === 0 ? 8 : 0);
      entry.end(null, how.length);
    },
    transferOn,
  };
  return device;
}

export interface FakeLibrary extends UsbLibrary {
  list: FakeDevice[];
  plugEvent(): void;
}

export function fakeUsbLibrary(): FakeLibrary {
  const listeners = new Set<() => void>();
  const library: FakeLibrary = {
    list: [],
    getDeviceList: () => [...library.list],
    makeControlTransfer: (device: FakeDevice, done: TransferDone) => device.transferOn(0, done),
    onPlug(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    plugEvent() {
      for (const listener of listeners) listener();
    },
    alloc: (length: number) => new Uint8Array(length),
  };
  return library;
}

export function printerSettings(): LibusbInterfaceDescriptor[][] {
  const setting = (bAlternateSetting: number, bInterfaceProtocol: number): LibusbInterfaceDescriptor => ({
    bInterfaceNumber: 0,
    bAlternateSetting,
    bInterfaceClass: 7,
    bInterfaceSubClass: 1,
    bInterfaceProtocol,
    endpoints: [
      { bEndpointAddress: 0x01, bmAttributes: 2, wMaxPacketSize: 512 },
      ...(bInterfaceProtocol === 2 ? [{ bEndpointAddress: 0x82, bmAttributes: 2, wMaxPacketSize: 512 }] : []),
    ],
  });
  return [[setting(0, 1), setting(1, 2)]];
}
