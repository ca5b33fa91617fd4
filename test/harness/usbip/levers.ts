/**
 * What the guest may do to the devices on the host, and ask of them, over a line of JSON each way: pull plugs, script
 * faults, take the paper out, count what came out. It decides nothing about what is right.
 */
import { createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import type { PlugName, UsbRoom } from './devices.ts';
import type { UrbFault } from './usb-device.ts';

type Board = 'dcttech' | 'dcttechTwin' | 'numato' | 'lcus';
type Printer = 'zpl' | 'zplTwin' | 'escpos' | 'ql';

export function leversOf(room: UsbRoom) {
  return {
    pull: (plug: PlugName) => room.plugs[plug].pull(),
    move: (plug: PlugName, busid: string, address: number) => room.plugs[plug].moveTo(busid, address),
    fail: (plug: PlugName, endpoint: number, fault: UrbFault, after?: number, times?: number) =>
      room.plugs[plug].fail(endpoint, fault, after, times),
    waiting: (plug: PlugName) => room.plugs[plug].waiting(),
    busid: (plug: PlugName) => room.plugs[plug].listed.busid,
    setPrinter: (printer: Printer, change: { paper?: boolean; headOpen?: boolean; silent?: boolean }) =>
      room[printer].set(change),
    /** The largest transfer to it in this plugging. */
    holding: (plug: PlugName) => room.plugs[plug].largestOut(),
    /** How many labels came out since the start. */
    printed: (printer: Printer) => room[printer].printed.length,
    /** One bit a relay. */
    relays: (board: Board) => room[board].relays.mask(),
    switchOn: (board: Board) => room[board].relays.switch(0, 'on'),
    scan: (text: string, aim: string | null) => room.scanner.scan(text, aim),
    /** Everything as on the first day, all plugs out. */
    tidy() {
      for (const plug of Object.values(room.plugs)) {
        plug.pull();
        plug.clearFaults();
      }
      for (const printer of [room.zpl, room.zplTwin, room.escpos, room.ql]) {
        printer.set({ paper: true, headOpen: false, silent: false });
      }
      for (const board of [room.dcttech, room.dcttechTwin, room.numato, room.lcus]) board.relays.allOff();
    },
  };
}

export type Levers = ReturnType<typeof leversOf>;

/** One line is `["printed", "zpl"]`, its answer `{ "value": 1 }` or `{ "error": "…" }`. */
export async function serveLevers(
  levers: Levers,
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    createInterface({ input: socket }).on('line', (line) => {
      socket.write(`${JSON.stringify(pulled(levers, line))}\n`);
    });
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

function pulled(levers: Levers, line: string): { readonly value: unknown } | { readonly error: string } {
  try {
    const [name, ...words] = JSON.parse(line) as [keyof Levers, ...unknown[]];
    const lever = levers[name] as (...words: unknown[]) => unknown;
    return { value: lever(...words) ?? null };
  } catch (thrown) {
    return { error: String(thrown) };
  }
}
