/**
 * The bytes of USB/IP 1.1.1 (Linux, Documentation/usb/usbip_protocol.rst): what a client asks, what a server
 * answers. All numbers are big-endian, but for the eight bytes of a setup packet. It knows no device.
 */

const VERSION = 0x0111;
const REQUEST = 0x8000;
const OP_DEVLIST = 0x0005;
const OP_IMPORT = 0x0003;
const CMD_SUBMIT = 1;
const CMD_UNLINK = 2;
const RET_SUBMIT = 3;
const RET_UNLINK = 4;

export const OP_HEADER_BYTES = 8;
const BUSID_BYTES = 32;
export const DEVICE_BYTES = 312;
const URB_HEADER_BYTES = 48;
const PATH_BYTES = 256;
const NOT_ISOCHRONOUS = 0xffff_ffff;
/** More than any transfer of ours, and less than what would hurt: a length beyond is no USB/IP. */
const MOST_URB_BYTES = 4 * 1024 * 1024;

export type Speed = 'full' | 'high';
const SPEEDS: Readonly<Record<Speed, number>> = { full: 2, high: 3 };

/** What a list of devices tells of one. */
export interface ListedDevice {
  /** As the server's own system would have it, such as `1-1`. */
  readonly busid: string;
  readonly busNumber: number;
  readonly address: number;
  readonly speed: Speed;
  readonly vendorId: number;
  readonly productId: number;
  readonly release: number;
  readonly deviceClass: readonly [number, number, number];
  readonly interfaces: readonly { readonly classes: readonly [number, number, number] }[];
}

export type Operation =
  | { readonly kind: 'list' }
  | { readonly kind: 'import'; readonly busid: string }
  /** Not USB/IP, or of another version: the connection is at an end. */
  | { readonly kind: 'nonsense' };

export interface Urb {
  readonly kind: 'submit';
  readonly sequence: number;
  readonly endpoint: number;
  readonly direction: 'in' | 'out';
  readonly length: number;
  readonly setup: Uint8Array;
}

export interface Unlink {
  readonly kind: 'unlink';
  readonly sequence: number;
  readonly unlinked: number;
}

const text = new TextDecoder('latin1');

/** What stands at the start of `bytes` and how long it is; null while there is not enough of it. */
export function readOperation(
  bytes: Uint8Array,
): { readonly operation: Operation; readonly size: number } | null {
  if (bytes.length < OP_HEADER_BYTES) return null;
  const view = viewOf(bytes);
  const code = view.getUint16(2);
  if (view.getUint16(0) !== VERSION) return { operation: { kind: 'nonsense' }, size: bytes.length };
  if (code === (REQUEST | OP_DEVLIST)) return { operation: { kind: 'list' }, size: OP_HEADER_BYTES };
  if (code !== (REQUEST | OP_IMPORT)) return { operation: { kind: 'nonsense' }, size: bytes.length };
  const size = OP_HEADER_BYTES + BUSID_BYTES;
  if (bytes.length < size) return null;
  const [busid = ''] = text.decode(bytes.subarray(OP_HEADER_BYTES, size)).split('\0');
  return { operation: { kind: 'import', busid }, size };
}

/** As `readOperation`, of what an imported device is asked. The data of an OUT follows the header. */
export function readCommand(
  bytes: Uint8Array,
):
  | { readonly command: Urb; readonly data: Uint8Array; readonly size: number }
  | { readonly command: Unlink; readonly size: number }
  | { readonly command: { readonly kind: 'nonsense' }; readonly size: number }
  | null {
  if (bytes.length < URB_HEADER_BYTES) return null;
  const view = viewOf(bytes);
  const command = view.getUint32(0);
  const sequence = view.getUint32(4);
  if (command === CMD_UNLINK) {
    return {
      command: { kind: 'unlink', sequence, unlinked: view.getUint32(20) },
      size: URB_HEADER_BYTES,
    };
  }
  const length = view.getUint32(24);
  if (command !== CMD_SUBMIT || length > MOST_URB_BYTES) {
    return { command: { kind: 'nonsense' }, size: bytes.length };
  }
  const direction = view.getUint32(12) === 1 ? 'in' : 'out';
  const size = URB_HEADER_BYTES + (direction === 'out' ? length : 0);
  if (bytes.length < size) return null;
  return {
    command: {
      kind: 'submit',
      sequence,
      endpoint: view.getUint32(16) & 0x0f,
      direction,
      length,
      setup: bytes.slice(40, 48),
    },
    data: bytes.slice(URB_HEADER_BYTES, size),
    size,
  };
}

export function listReply(devices: readonly ListedDevice[]): Uint8Array {
  const head = new Uint8Array(12);
  const view = viewOf(head);
  view.setUint16(0, VERSION);
  view.setUint16(2, OP_DEVLIST);
  view.setUint32(8, devices.length);
  const blocks = devices.flatMap((device) => [
    deviceBlock(device),
    ...device.interfaces.map(({ classes }) => Uint8Array.of(...classes, 0)),
  ]);
  return joined([head, ...blocks]);
}

/** Null: there is no such device, or somebody has it. */
export function importReply(device: ListedDevice | null): Uint8Array {
  const head = new Uint8Array(OP_HEADER_BYTES);
  const view = viewOf(head);
  view.setUint16(0, VERSION);
  view.setUint16(2, OP_IMPORT);
  view.setUint32(4, device ? 0 : 1);
  return device ? joined([head, deviceBlock(device)]) : head;
}

/** `status` is 0 or a negative errno of Linux; `data` is what an IN brought. */
export function submitReply(
  sequence: number,
  status: number,
  actual: number,
  data: Uint8Array = new Uint8Array(),
): Uint8Array {
  const head = new Uint8Array(URB_HEADER_BYTES);
  const view = viewOf(head);
  view.setUint32(0, RET_SUBMIT);
  view.setUint32(4, sequence);
  view.setInt32(20, status);
  view.setUint32(24, actual);
  view.setUint32(32, NOT_ISOCHRONOUS);
  return joined([head, data]);
}

export function unlinkReply(sequence: number, status: number): Uint8Array {
  const head = new Uint8Array(URB_HEADER_BYTES);
  const view = viewOf(head);
  view.setUint32(0, RET_UNLINK);
  view.setUint32(4, sequence);
  view.setInt32(20, status);
  return head;
}

export function importRequest(busid: string): Uint8Array {
  const bytes = new Uint8Array(OP_HEADER_BYTES + BUSID_BYTES);
  viewOf(bytes).setUint16(0, VERSION);
  viewOf(bytes).setUint16(2, REQUEST | OP_IMPORT);
  bytes.set(latin1(busid).subarray(0, BUSID_BYTES - 1), OP_HEADER_BYTES);
  return bytes;
}

/** What an import was answered: the numbers that the kernel wants to know; null where it was refused. */
export function readImport(reply: Uint8Array): { readonly deviceId: number; readonly speed: number } | null {
  const view = viewOf(reply);
  if (reply.length < OP_HEADER_BYTES + DEVICE_BYTES || view.getUint32(4) !== 0) return null;
  const at = OP_HEADER_BYTES + PATH_BYTES + BUSID_BYTES;
  return { deviceId: (view.getUint32(at) << 16) | view.getUint32(at + 4), speed: view.getUint32(at + 8) };
}

function deviceBlock(device: ListedDevice): Uint8Array {
  const block = new Uint8Array(DEVICE_BYTES);
  const view = viewOf(block);
  block.set(
    latin1(`/sys/devices/packroom/usb${device.busNumber}/${device.busid}`).subarray(0, PATH_BYTES - 1),
  );
  block.set(latin1(device.busid).subarray(0, BUSID_BYTES - 1), PATH_BYTES);
  view.setUint32(288, device.busNumber);
  view.setUint32(292, device.address);
  view.setUint32(296, SPEEDS[device.speed]);
  view.setUint16(300, device.vendorId);
  view.setUint16(302, device.productId);
  view.setUint16(304, device.release);
  // Classes, then the configuration it is in, how many it has, and how many interfaces.
  block.set([...device.deviceClass, 1, 1, device.interfaces.length], 306);
  return block;
}

function latin1(ascii: string): Uint8Array {
  return Uint8Array.from(ascii, (char) => char.charCodeAt(0));
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
