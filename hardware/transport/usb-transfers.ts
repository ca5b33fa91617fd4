/**
 * Transfers that can be ended. The package's own time-outs are of no use, and closing a device with a transfer under
 * way throws; so each one here has our own deadline, is cancelled by it, and is waited for until libusb gives its
 * buffer back.
 */
import type { Clock } from '../../shared/basics/clock.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { DeviceIdentity, TransferOptions, TransportError } from '../ports/transport.ts';
import { transportError } from './usb-errors.ts';
import type { LibusbTransfer, TransferDone } from './usb-library.ts';

const CANCELLED = 3;

export interface Transfers {
  run(
    make: (done: TransferDone) => LibusbTransfer,
    buffer: Uint8Array,
    options: TransferOptions,
  ): Promise<Result<{ readonly buffer: Uint8Array; readonly actual: number }, TransportError>>;
  /** Ends all that are under way and waits until libusb has given every one back. */
  cancelAll(): Promise<void>;
}

export function createTransfers(clock: Clock, identity: DeviceIdentity): Transfers {
  const underWay = new Map<symbol, { cancel(): void; readonly ended: Promise<unknown> }>();

  return {
    run(make, buffer, { deadlineMs, signal }) {
      if (signal?.aborted) return Promise.resolve(err({ code: 'aborted', transferred: 0 }));
      const key = Symbol();
      let why: 'deadline' | 'aborted' | null = null;
      let transfer: LibusbTransfer | null = null;

      function cancel(reason: 'deadline' | 'aborted'): void {
        why ??= reason;
        try {
          transfer?.cancel();
        } catch {
          // It ended in this very moment: its callback is on its way.
        }
      }
      const abort = () => cancel('aborted');
      const cancelDeadline = clock.after(deadlineMs, () => cancel('deadline'));

      const ended = new Promise<Result<{ buffer: Uint8Array; actual: number }, TransportError>>((resolve) => {
        signal?.addEventListener('abort', abort);
        try {
          transfer = make((error, filled, actual) => {
            if (!error) resolve(ok({ buffer: filled, actual }));
            else if (error.errno === CANCELLED && why) resolve(err({ code: why, transferred: actual }));
            else resolve(err(transportError(error, identity, actual)));
          });
          transfer.submit(buffer);
        } catch (thrown) {
          resolve(err(transportError(thrown, identity)));
        }
      }).finally(() => {
        cancelDeadline();
        signal?.removeEventListener('abort', abort);
        underWay.delete(key);
      });
      underWay.set(key, { cancel: abort, ended });
      return ended;
    },
    async cancelAll() {
      const all = [...underWay.values()];
      for (const one of all) one.cancel();
      await Promise.all(all.map((one) => one.ended));
    },
  };
}
