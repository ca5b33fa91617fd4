/** libusb's numbers as situations (libusb 1.0, `libusb_error` and `libusb_transfer_status`). */
import type { DeviceIdentity, TransportError } from '../ports/transport.ts';

const ACCESS = -3;
const NO_DEVICE = -4;
const BUSY = -6;
const PIPE = -9;
const TRANSFER_STALL = 4;
const TRANSFER_NO_DEVICE = 5;

export function transportError(thrown: unknown, identity: DeviceIdentity, transferred = 0): TransportError {
  const errno = errnoOf(thrown);
  if (errno === NO_DEVICE || errno === TRANSFER_NO_DEVICE) return { code: 'gone' };
  if (errno === TRANSFER_STALL || errno === PIPE) return { code: 'stalled', transferred };
  if (errno === BUSY) return { code: 'busy' };
  if (errno === ACCESS) return { code: 'no-rights', hint: rightsHint(identity) };
  const detail = thrown instanceof Error ? thrown.message : String(thrown);
  return { code: 'failed', detail: errno === null ? detail : `${detail} (${errno})` };
}

/** What an installer puts into the machine so that the kiosk may open this device. */
function rightsHint({ vendorId, productId }: DeviceIdentity): string {
  const hex = (id: number) => id.toString(16).padStart(4, '0');
  return (
    `Add to /etc/udev/rules.d/60-packroom-usb.rules: SUBSYSTEM=="usb", ENV{DEVTYPE}=="usb_device", ` +
    `ATTR{idVendor}=="${hex(vendorId)}", ATTR{idProduct}=="${hex(productId)}", MODE="0660", ` +
    `GROUP="packroom-usb", ATTR{power/control}="on" ` +
    `then run: udevadm control --reload && udevadm trigger`
  );
}

function errnoOf(thrown: unknown): number | null {
  const isNumbered = typeof thrown === 'object' && thrown !== null && 'errno' in thrown;
  return isNumbered && typeof thrown.errno === 'number' ? thrown.errno : null;
}
