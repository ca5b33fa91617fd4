/** Where devices come from: the machine's USB ports, or a simulated room. It knows nothing of what they are for. */
import type { UsbTransport } from './transport.ts';

export interface DeviceSource {
  /** What is plugged in now. A device that was unplugged and came back is another transport. */
  devices(): readonly UsbTransport[];
  /** Calls `listener` when `devices()` changed. Returns the function that stops it. */
  onChange(listener: () => void): () => void;
}
