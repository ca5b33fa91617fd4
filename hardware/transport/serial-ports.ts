/**
 * What we use of the `serialport` package, in the shape of its bindings: one that a test can stand in for. It carries
 * no stream: a read that nobody waits for would be a scan that nobody hears.
 */
import type { DeviceIdentity } from '../ports/transport.ts';

/** Vendor and product are hexadecimal, as the package tells them; `undefined` where no USB device is behind it. */
export interface ListedPort {
  readonly path: string;
  readonly serialNumber?: string | undefined;
  readonly vendorId?: string | undefined;
  readonly productId?: string | undefined;
}

export interface PortOptions {
  readonly path: string;
  readonly baudRate: number;
  readonly dataBits: 8;
  readonly stopBits: 1;
  readonly parity: 'none';
  /** Nobody else may open it meanwhile. */
  readonly lock: true;
}

export interface OpenPort {
  readonly isOpen: boolean;
  /** At least one byte. Fails when the port is closed or vanishes. */
  read(buffer: Buffer, offset: number, length: number): Promise<{ readonly bytesRead: number }>;
  write(bytes: Buffer): Promise<void>;
  set(lines: { readonly dtr: boolean; readonly rts: boolean }): Promise<void>;
  close(): Promise<void>;
}

export interface SerialPorts {
  list(): Promise<readonly ListedPort[]>;
  /** Whether there is a file of that path: some ports are listed nowhere, such as a pseudo-terminal. */
  isThere(path: string): boolean;
  open(options: PortOptions): Promise<OpenPort>;
}

export function identityOfPort({ path, vendorId, productId, serialNumber }: ListedPort): DeviceIdentity {
  const number = (hex: string | undefined) => Number.parseInt(hex ?? '', 16) || 0;
  return {
    vendorId: number(vendorId),
    productId: number(productId),
    serial: serialNumber?.trim() || null,
    portPath: path,
  };
}
