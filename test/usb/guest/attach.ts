/**
 * Plugs a device of the host into this kernel: asks for it over TCP and hands the connection to the kernel's virtual
 * host controller, which is how `usbip attach` does it. The port is chosen here: that is the place of a device.
 */
import { writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { DEVICE_BYTES, importRequest, OP_HEADER_BYTES, readImport } from '../../harness/usbip/codec.ts';

const VHCI = '/sys/devices/platform/vhci_hcd.0';

export async function attach(
  host: string,
  serverPort: number,
  busid: string,
  vhciPort: number,
): Promise<void> {
  const socket = connect(serverPort, host);
  await new Promise<void>((resume, reject) => socket.once('connect', resume).once('error', reject));
  socket.setNoDelay(true);
  socket.write(importRequest(busid));
  const found = readImport(await reply(socket));
  if (!found) throw new Error(`the host does not give us ${busid}`);
  writeFileSync(`${VHCI}/attach`, `${vhciPort} ${descriptorOf(socket)} ${found.deviceId} ${found.speed}`);
  // The kernel has the connection now; only our own hold on it ends.
  socket.destroy();
}

function reply(socket: Socket): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    let held = Buffer.alloc(0);
    socket.on('error', reject);
    socket.on('close', () => resolve(held));
    socket.on('data', (chunk: Buffer) => {
      held = Buffer.concat([held, chunk]);
      if (held.length < OP_HEADER_BYTES + DEVICE_BYTES) return;
      socket.pause();
      socket.removeAllListeners('close');
      resolve(held);
    });
  });
}

/** Node has no public name for the number of a socket; the kernel wants exactly that. */
function descriptorOf(socket: Socket): number {
  const { _handle } = socket as unknown as { readonly _handle: { readonly fd: number } };
  return _handle.fd;
}
