/**
 * A serial line as a driver sees it: bytes out, bytes in, in pieces of any size. It does not tell whether a USB chip,
 * the system's own driver or a simulator is behind it. Always eight bits, no parity, one stop bit, no flow control.
 */
import type { Result } from '../../shared/basics/result.ts';
import type { DeviceIdentity, TransferOptions, TransportError } from './transport.ts';

export type BaudRate = 9_600 | 19_200 | 38_400 | 57_600 | 115_200;

export interface SerialLike {
  open(baud: BaudRate, options: TransferOptions): Promise<Result<void, TransportError>>;
  /** Safe to call twice, and on a line that is gone. */
  close(): Promise<void>;
  write(bytes: Uint8Array, options: TransferOptions): Promise<Result<void, TransportError>>;
  /** What has come, at least one byte. Nothing until the deadline is the error `deadline`. */
  read(options: TransferOptions): Promise<Result<Uint8Array, TransportError>>;
  onGone(listener: () => void): () => void;
}

/** A serial port of the system while it is there; one that vanished and came back is another. */
export interface SerialLine {
  /** `portPath` is the port's path. Vendor and product are 0 where no USB device is behind it. */
  readonly identity: DeviceIdentity;
  readonly line: SerialLike;
  onGone(listener: () => void): () => void;
  close(): Promise<void>;
}
