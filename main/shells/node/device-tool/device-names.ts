/** How the tool names a device, so that it can be found on the cable and given back with `--device`. */
import type { DeviceIdentity } from '../../../../hardware/ports/transport.ts';

export function nameOf({ vendorId, productId, serial, portPath }: DeviceIdentity): string {
  const number = serial === null ? 'no serial number' : `serial ${serial}`;
  return `${usbId({ vendorId, productId })} at port ${portPath}, ${number}`;
}

/** As lsusb writes it. */
export function usbId({ vendorId, productId }: Pick<DeviceIdentity, 'vendorId' | 'productId'>): string {
  const hex = (id: number) => id.toString(16).padStart(4, '0');
  return `${hex(vendorId)}:${hex(productId)}`;
}
