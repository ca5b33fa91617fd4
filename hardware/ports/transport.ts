/**
 * One USB device as a driver sees it: endpoints and control requests, nothing of who is at the other end. The real
 * thing and every simulator implement this, so that a driver cannot tell them apart.
 */
import type { Result } from '../../shared/basics/result.ts';

/** Who a device is. Bind settings to `serial`, or where there is none to `portPath`; never to a bus address. */
export interface DeviceIdentity {
  readonly vendorId: number;
  readonly productId: number;
  readonly serial: string | null;
  /** Bus and ports from the root, such as `1-2.4`. */
  readonly portPath: string;
}

/** What a device says it has, as its descriptors do. Readable before it is opened; drivers choose endpoints by it. */
export interface UsbInterface {
  readonly number: number;
  /** Class, subclass and protocol codes as assigned by the USB-IF. */
  readonly classCode: number;
  readonly subclassCode: number;
  readonly protocolCode: number;
  readonly endpoints: readonly UsbEndpoint[];
}

export interface UsbEndpoint {
  /** Bit 7 is set for IN. */
  readonly address: number;
  readonly kind: 'bulk' | 'interrupt';
  /** The length of an IN transfer must be a multiple of this, or a full packet overflows it. */
  readonly maxPacketBytes: number;
}

export type TransportError =
  /** Unplugged, or it never came back. Nothing more can be done with this transport. */
  | { readonly code: 'gone' }
  /** The deadline passed. `transferred` is how many bytes the device had taken or given by then. */
  | { readonly code: 'deadline'; readonly transferred: number }
  /** The caller's signal was aborted. */
  | { readonly code: 'aborted'; readonly transferred: number }
  /** The endpoint is halted: `clearHalt` before the next transfer. */
  | { readonly code: 'stalled'; readonly transferred: number }
  /** Another program or a kernel driver holds the interface. */
  | { readonly code: 'busy' }
  /** The system does not let us open it; `hint` is what an installer does about it. */
  | { readonly code: 'no-rights'; readonly hint: string }
  /** Anything else; `detail` is for the log. */
  | { readonly code: 'failed'; readonly detail: string };

export interface TransferOptions {
  /** Milliseconds from now. There is no default: whoever asks knows how long it may take. */
  readonly deadlineMs: number;
  readonly signal?: AbortSignal;
}

/** A control request as USB 2.0, table 9-2 has it. Multi-byte values are numbers here, little-endian on the wire. */
export interface ControlRequest {
  readonly requestType: number;
  readonly request: number;
  readonly value: number;
  readonly index: number;
}

export interface UsbTransport {
  readonly identity: DeviceIdentity;
  readonly interfaces: readonly UsbInterface[];
  /** Opens the device and claims its interfaces, taking them from a kernel driver where there is one. */
  open(options: TransferOptions): Promise<Result<void, TransportError>>;
  /** Cancels what is under way, gives interfaces back, closes. Safe to call twice and on a device that is gone. */
  close(): Promise<void>;
  /** Bulk or interrupt OUT. The value is how many bytes the device took: all of them. */
  write(
    endpoint: number,
    bytes: Uint8Array,
    options: TransferOptions,
  ): Promise<Result<number, TransportError>>;
  /** Bulk or interrupt IN: what one transfer brought, 1 to `length` bytes. */
  read(
    endpoint: number,
    length: number,
    options: TransferOptions,
  ): Promise<Result<Uint8Array, TransportError>>;
  /** Control IN: up to `length` bytes. */
  controlIn(
    request: ControlRequest,
    length: number,
    options: TransferOptions,
  ): Promise<Result<Uint8Array, TransportError>>;
  /** Control OUT with `bytes` as its data stage. */
  controlOut(
    request: ControlRequest,
    bytes: Uint8Array,
    options: TransferOptions,
  ): Promise<Result<void, TransportError>>;
  clearHalt(endpoint: number, options: TransferOptions): Promise<Result<void, TransportError>>;
  /** Tells once that the device is gone. Returns the function that stops listening. */
  onGone(listener: () => void): () => void;
}
