/**
 * One real USB device as a transport: claims its interfaces, takes them from kernel drivers and gives them back.
 * Every transfer ends by its own deadline. It knows no device by name.
 */
import type { Clock } from '../../shared/basics/clock.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import { createListeners } from '../ports/listeners.ts';
import type { ControlRequest, TransferOptions, TransportError, UsbTransport } from '../ports/transport.ts';
import { controlBuffer, controlPayload, identityOf, interfacesOf, usedSettings } from './usb-device.ts';
import { transportError } from './usb-errors.ts';
import type { LibusbDevice, LibusbError, LibusbInterface, UsbLibrary } from './usb-library.ts';
import { createTransfers } from './usb-transfers.ts';

export interface RealUsbTransport extends UsbTransport {
  /** For the list of devices: it is no longer there. */
  lost(): void;
}

export function createUsbTransport(
  library: UsbLibrary,
  device: LibusbDevice,
  serial: string | null,
  clock: Clock,
): RealUsbTransport {
  const identity = identityOf(device, serial);
  const gone = createListeners<void>();
  const transfers = createTransfers(clock, identity);
  /** Calls that libusb runs in its own threads and that nothing can cancel: closing waits for them. */
  const calls = new Set<Promise<unknown>>();
  let claimed: { readonly usbInterface: LibusbInterface; readonly hadKernelDriver: boolean }[] = [];
  let isOpen = false;
  let isGone = false;
  let closing: Promise<void> | null = null;

  function lost(): void {
    if (isGone) return;
    isGone = true;
    gone.tell();
    gone.clear();
  }

  function failed(error: TransportError): Result<never, TransportError> {
    if (error.code === 'gone') lost();
    return err(error);
  }

  /** A call of the library that only calls back: its own deadline ends the waiting, not the call. */
  async function called(
    options: TransferOptions,
    call: (done: (error?: LibusbError) => void) => void,
  ): Promise<Result<void, TransportError>> {
    const ended = new Promise<Result<void, TransportError>>((resolve) => {
      try {
        call((error) => resolve(error ? err(transportError(error, identity)) : ok()));
      } catch (thrown) {
        resolve(err(transportError(thrown, identity)));
      }
    });
    calls.add(ended);
    void ended.finally(() => calls.delete(ended));
    let cancelDeadline: () => void = () => undefined;
    const deadline = new Promise<Result<void, TransportError>>((resolve) => {
      cancelDeadline = clock.after(options.deadlineMs, () =>
        resolve(err({ code: 'deadline', transferred: 0 })),
      );
    });
    const result = await Promise.race([ended, deadline]).finally(() => cancelDeadline());
    return result.ok ? result : failed(result.error);
  }

  async function claimAll(options: TransferOptions): Promise<Result<void, TransportError>> {
    const settings = usedSettings(device);
    for (const [place, usbInterface] of (device.interfaces ?? []).entries()) {
      const hadKernelDriver = takeFromKernel(usbInterface);
      // Noted before the claim, so that closing gives the kernel its interface back even if the claim fails.
      claimed.push({ usbInterface, hadKernelDriver });
      usbInterface.claim();
      const setting = settings[place]?.bAlternateSetting ?? 0;
      if (setting === 0) continue;
      const chosen = await called(options, (done) => usbInterface.setAltSetting(setting, done));
      if (!chosen.ok) return chosen;
      // Closed meanwhile: what is claimed from here on, nobody would give back.
      if (!isOpen) return err({ code: 'aborted', transferred: 0 });
    }
    return ok();
  }

  async function closeNow(): Promise<void> {
    isOpen = false;
    await transfers.cancelAll();
    await Promise.all(calls);
    for (const { usbInterface } of claimed)
      await new Promise<void>((resume) => {
        attempt(() => usbInterface.release(() => resume()), resume);
      });
    // Otherwise the system's own driver stays away until the device is plugged in anew. It comes back when all are
    // free: cdc_acm takes two interfaces at once, or none.
    for (const { usbInterface, hadKernelDriver } of claimed)
      if (hadKernelDriver && !isGone) attempt(() => usbInterface.attachKernelDriver());
    claimed = [];
    attempt(() => device.close());
  }

  function close(): Promise<void> {
    if (!isOpen && claimed.length === 0) return closing ?? Promise.resolve();
    closing ??= closeNow().finally(() => {
      closing = null;
    });
    return closing;
  }

  async function transfer(endpoint: number, buffer: Uint8Array, options: TransferOptions) {
    if (isGone) return err({ code: 'gone' } as const);
    const found = isOpen ? findEndpoint(device, endpoint) : null;
    if (!found) return err({ code: 'failed', detail: isOpen ? 'no such endpoint' : 'not open' } as const);
    const result = await transfers.run((done) => found.makeTransfer(0, done), buffer, options);
    return result.ok ? result : failed(result.error);
  }

  async function control(
    request: ControlRequest,
    length: number,
    data: Uint8Array,
    options: TransferOptions,
  ): Promise<Result<Uint8Array, TransportError>> {
    if (isGone) return err({ code: 'gone' });
    if (!isOpen) return err({ code: 'failed', detail: 'not open' });
    const result = await transfers.run(
      (done) => library.makeControlTransfer(device, done),
      controlBuffer(library, request, length, data),
      options,
    );
    return result.ok ? ok(controlPayload(result.value.buffer, result.value.actual)) : failed(result.error);
  }

  return {
    identity,
    interfaces: interfacesOf(device),
    lost,
    close,
    async open(options) {
      // Not awaited for nothing: a close right after this call has to find the device opened.
      if (closing) await closing;
      if (isGone) return err({ code: 'gone' });
      if (isOpen) return ok();
      try {
        device.open();
        isOpen = true;
        const result = await claimAll(options);
        if (!result.ok) await close();
        return result;
      } catch (thrown) {
        const error = transportError(thrown, identity);
        await close();
        return failed(error);
      }
    },
    async write(endpoint, bytes, options) {
      const buffer = library.alloc(bytes.length);
      buffer.set(bytes);
      const result = await transfer(endpoint, buffer, options);
      if (!result.ok) return result;
      const { actual } = result.value;
      return actual === bytes.length ? ok(actual) : err({ code: 'failed', detail: `took ${actual} bytes` });
    },
    async read(endpoint, length, options) {
      const result = await transfer(endpoint, library.alloc(length), options);
      return result.ok ? ok(Uint8Array.from(result.value.buffer.subarray(0, result.value.actual))) : result;
    },
    controlIn: (request, length, options) => control(request, length, new Uint8Array(), options),
    async controlOut(request, bytes, options) {
      const result = await control(request, bytes.length, bytes, options);
      return result.ok ? ok() : result;
    },
    async clearHalt(endpoint, options) {
      if (isGone) return err({ code: 'gone' });
      const found = isOpen ? findEndpoint(device, endpoint) : null;
      if (!found) return err({ code: 'failed', detail: 'no such endpoint' });
      return called(options, (done) => found.clearHalt(done));
    },
    onGone: (listener) => gone.add(listener),
  };
}

function findEndpoint(device: LibusbDevice, address: number) {
  const endpoints = (device.interfaces ?? []).flatMap((usbInterface) => usbInterface.endpoints);
  return endpoints.find((endpoint) => endpoint.address === address) ?? null;
}

/** True if there was a driver. Only Linux can take an interface from one; elsewhere the question itself throws. */
function takeFromKernel(usbInterface: LibusbInterface): boolean {
  let isActive = false;
  attempt(() => {
    isActive = usbInterface.isKernelDriverActive();
  });
  if (isActive) usbInterface.detachKernelDriver();
  return isActive;
}

/** For what is tried on the way out, when the device may be gone and nothing can be done about a failure. */
function attempt(run: () => void, otherwise: () => void = () => undefined): void {
  try {
    run();
  } catch {
    otherwise();
  }
}
