/**
 * Where devices come from: the machine's USB and serial ports, or a simulated room. It knows nothing of what they
 * are for.
 */
import type { SerialLine } from './serial.ts';
import type { UsbTransport } from './transport.ts';

export interface DeviceSource {
  /** What is plugged in now. A device that was unplugged and came back is another transport. */
  devices(): readonly UsbTransport[];
  /** The serial ports that are there now, of those that an installer named; a source without any has none. */
  lines?(): readonly SerialLine[];
  /** Calls `listener` when `devices()` or `lines()` changed. Returns the function that stops it. */
  onChange(listener: () => void): () => void;
}
