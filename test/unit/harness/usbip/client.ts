/** A small client of USB/IP, for tests of the server: it sends what it is told to and gives back what comes. */
import { connect } from 'node:net';

export interface UsbIpClient {
  send(bytes: Uint8Array): void;
  /** Resolves with the next so many bytes; with fewer, when the server hangs up. */
  take(length: number): Promise<Uint8Array>;
  /** Resolves when the server has hung up. */
  readonly ended: Promise<void>;
  hangUp(): void;
}

export async function usbIpClient(port: number): Promise<UsbIpClient> {
  const socket = connect(port, '127.0.0.1');
  await new Promise<void>((resume, reject) => socket.once('connect', resume).once('error', reject));
  let held = Buffer.alloc(0);
  let isOver = false;
  let look: () => void = () => undefined;
  socket.on('data', (chunk: Buffer) => {
    held = Buffer.concat([held, chunk]);
    look();
  });
  const ended = new Promise<void>((resume) => {
    socket.on('close', () => {
      isOver = true;
      look();
      resume();
    });
  });
  socket.on('error', () => undefined);
  return {
    send: (bytes) => void socket.write(bytes),
    take: (length) =>
      new Promise((resolve) => {
        look = () => {
          if (held.length < length && !isOver) return;
          look = () => undefined;
          resolve(Uint8Array.from(held.subarray(0, length)));
          held = held.subarray(length);
        };
        look();
      }),
    ended,
    hangUp: () => socket.destroy(),
  };
}

interface UrbAsked {
  readonly sequence: number;
  readonly endpoint: number;
  readonly length: number;
  readonly setup?: readonly number[];
  /** Left out: it is an IN. */
  readonly data?: Uint8Array;
}

/** CMD_SUBMIT, as the kernel writes it. */
export function submit({ sequence, endpoint, length, setup = [], data }: UrbAsked): Uint8Array {
  const bytes = new Uint8Array(48 + (data?.length ?? 0));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 1);
  view.setUint32(4, sequence);
  view.setUint32(8, 0x0001_0002);
  view.setUint32(12, data ? 0 : 1);
  view.setUint32(16, endpoint);
  view.setUint32(24, length);
  view.setUint32(32, 0xffff_ffff);
  bytes.set(setup, 40);
  bytes.set(data ?? [], 48);
  return bytes;
}

/** CMD_UNLINK. */
export function unlink(sequence: number, unlinked: number): Uint8Array {
  const bytes = new Uint8Array(48);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 2);
  view.setUint32(4, sequence);
  view.setUint32(20, unlinked);
  return bytes;
}

/** The status of RET_SUBMIT and of RET_UNLINK, and how many bytes went through. */
export function answerOf(head: Uint8Array) {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  return {
    command: view.getUint32(0),
    sequence: view.getUint32(4),
    status: view.getInt32(20),
    actual: view.getUint32(24),
  };
}
