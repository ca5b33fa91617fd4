/** Finds the endpoint a driver needs among what a device says it has. Knows no device by name. */
import type { UsbEndpoint, UsbInterface } from '../ports/transport.ts';

const IN = 0x80;

export function endpointOf(
  usbInterface: UsbInterface,
  kind: UsbEndpoint['kind'],
  direction: 'in' | 'out',
): UsbEndpoint | null {
  const wanted = direction === 'in' ? IN : 0;
  return (
    usbInterface.endpoints.find((endpoint) => endpoint.kind === kind && (endpoint.address & IN) === wanted) ??
    null
  );
}
