/**
 * A USB/IP server for virtual devices, on this machine only. One connection asks for the list, or takes one device
 * and carries its transfers until either side hangs up. It knows no device from inside.
 */
import { createServer, type Socket } from 'node:net';
import { importReply, listReply, readCommand, readOperation, submitReply, unlinkReply } from './codec.ts';
import type { VirtualDevice } from './usb-device.ts';

export interface UsbIpServer {
  readonly port: number;
  close(): Promise<void>;
}

const ECONNRESET = -104;

export async function serveUsbIp(devices: () => readonly VirtualDevice[]): Promise<UsbIpServer> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // Whoever hangs up in the middle has unplugged the device: `close` follows.
    socket.on('error', () => undefined);
    socket.setNoDelay(true);
    serve(socket, devices);
  });
  await new Promise<void>((resume) => server.listen(0, '127.0.0.1', resume));
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    close() {
      for (const socket of sockets) socket.destroy();
      return new Promise((resume) => server.close(() => resume()));
    },
  };
}

function serve(socket: Socket, devices: () => readonly VirtualDevice[]): void {
  let held: Uint8Array = new Uint8Array();
  let taken: { readonly device: VirtualDevice; readonly pull: () => void } | null = null;
  const underWay = new Map<number, AbortController>();

  function hangUp(): void {
    for (const controller of underWay.values()) controller.abort();
    underWay.clear();
    taken?.pull();
    taken = null;
  }

  function take(busid: string): void {
    const device = devices().find(({ listed }) => listed.busid === busid);
    const pull = device?.plug(() => socket.destroy());
    if (!device || !pull) {
      socket.end(importReply(null));
      return;
    }
    taken = { device, pull };
    socket.write(importReply(device.listed));
  }

  /** How many of the bytes were understood; 0 while there are not enough. */
  function next(): number {
    if (!taken) {
      const read = readOperation(held);
      if (read?.operation.kind === 'list') socket.end(listReply(devices().map(({ listed }) => listed)));
      else if (read?.operation.kind === 'import') take(read.operation.busid);
      else if (read) socket.destroy();
      return read?.size ?? 0;
    }
    const read = readCommand(held);
    if (!read) return 0;
    if (read.command.kind === 'nonsense') socket.destroy();
    else if (read.command.kind === 'unlink') unlink(read.command.sequence, read.command.unlinked);
    else if ('data' in read) void submit(taken.device, read);
    return read.size;
  }

  async function submit(
    device: VirtualDevice,
    { command, data }: Exclude<Extract<ReturnType<typeof readCommand>, { data: Uint8Array }>, null>,
  ): Promise<void> {
    const controller = new AbortController();
    underWay.set(command.sequence, controller);
    const answer = await device.answer(command, data, controller.signal);
    // Unlinked meanwhile: whoever unlinked it has the answer already.
    if (underWay.get(command.sequence) !== controller) return;
    underWay.delete(command.sequence);
    if (answer) socket.write(submitReply(command.sequence, answer.status, answer.actual, answer.data));
  }

  function unlink(sequence: number, unlinked: number): void {
    const controller = underWay.get(unlinked);
    underWay.delete(unlinked);
    controller?.abort();
    socket.write(unlinkReply(sequence, controller ? ECONNRESET : 0));
  }

  socket.on('data', (chunk: Buffer) => {
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    for (;;) {
      const size = next();
      if (size === 0 || socket.destroyed) return;
      held = held.subarray(size);
    }
  });
  socket.on('close', hangUp);
}
