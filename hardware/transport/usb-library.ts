/**
 * The part of the `usb` package (2.18, its libusb interface) that Packroom uses, as types: so that everything but
 * the import itself can be tried against a small fake. Time-outs of the package are left out on purpose: they fire
 * after a minute where the prebuilt library has no timerfd.
 */

/** Called when a transfer ended, however it ended. `actual` is how many bytes went through. */
export type TransferDone = (error: LibusbError | undefined, buffer: Uint8Array, actual: number) => void;

/** `errno` is a transfer status where it is positive, a libusb error where it is negative. */
export interface LibusbError {
  readonly errno: number;
  readonly message: string;
}

export interface LibusbTransfer {
  submit(buffer: Uint8Array): unknown;
  cancel(): boolean;
}

export interface LibusbInterfaceDescriptor {
  readonly bInterfaceNumber: number;
  readonly bAlternateSetting: number;
  readonly bInterfaceClass: number;
  readonly bInterfaceSubClass: number;
  readonly bInterfaceProtocol: number;
  readonly endpoints: readonly {
    readonly bEndpointAddress: number;
    readonly bmAttributes: number;
    readonly wMaxPacketSize: number;
  }[];
}

export interface LibusbEndpoint {
  readonly address: number;
  /** The first argument is the package's own time-out: always 0, none. */
  makeTransfer(timeout: 0, done: TransferDone): LibusbTransfer;
  clearHalt(done: (error?: LibusbError) => void): void;
}

export interface LibusbInterface {
  readonly endpoints: readonly LibusbEndpoint[];
  claim(): void;
  release(done: (error?: LibusbError) => void): void;
  isKernelDriverActive(): boolean;
  detachKernelDriver(): void;
  attachKernelDriver(): void;
  setAltSetting(setting: number, done: (error?: LibusbError) => void): void;
}

export interface LibusbDevice {
  readonly busNumber: number;
  readonly deviceAddress: number;
  readonly portNumbers?: readonly number[];
  readonly deviceDescriptor: {
    readonly idVendor: number;
    readonly idProduct: number;
    readonly iSerialNumber: number;
  };
  /** Alternate settings by interface. */
  readonly configDescriptor?:
    | { readonly interfaces: readonly (readonly LibusbInterfaceDescriptor[])[] }
    | undefined;
  readonly interfaces: readonly LibusbInterface[] | undefined;
  open(): void;
  close(): void;
}

export interface UsbLibrary {
  getDeviceList(): LibusbDevice[];
  /** A transfer on endpoint 0, without a time-out of the package's own. */
  makeControlTransfer(device: LibusbDevice, done: TransferDone): LibusbTransfer;
  onPlug(listener: () => void): () => void;
  /** A buffer that the native code accepts. */
  alloc(length: number): Uint8Array;
}
