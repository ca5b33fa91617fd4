/**
 * A pair of pseudo-terminals, which the system takes for a serial port: what a test sends comes out of `path`, and what
 * is written to `path` is heard. Python makes it, for Node has no way to; where there is no Python there is none.
 */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface PseudoTerminal {
  readonly path: string;
  send(bytes: Uint8Array): void;
  /** All that was written to the port so far, hexadecimal, once it is as long as `bytes`. */
  heard(bytes: number): Promise<string>;
  /** As when an adapter is pulled out. */
  vanish(): Promise<void>;
}

const PROGRAM = `
import os, pty, select, sys, tty
far, near = pty.openpty()
tty.setraw(near)
print(os.ttyname(near), flush=True)
os.close(near)
while True:
    ready, _, _ = select.select([sys.stdin, far], [], [], 5)
    if sys.stdin in ready:
        line = sys.stdin.readline()
        if not line: break
        os.write(far, bytes.fromhex(line.strip()))
    if far in ready:
        try:
            print(os.read(far, 4096).hex(), flush=True)
        except OSError:
            select.select([sys.stdin], [], [], 0.01)
`;

export async function openPseudoTerminal(): Promise<PseudoTerminal | null> {
  const child = spawn('python3', ['-u', '-c', PROGRAM], { stdio: ['pipe', 'pipe', 'ignore'] });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const next = async () => {
    const line = await lines.next();
    return line.done ? null : line.value;
  };
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const path = await next();
  if (path === null) return null;
  let heard = '';
  return {
    path,
    send: (bytes) => void child.stdin.write(`${Buffer.from(bytes).toString('hex')}\n`),
    async heard(bytes) {
      while (heard.length < bytes * 2) {
        const line = await next();
        if (line === null) break;
        heard += line;
      }
      return heard;
    },
    async vanish() {
      child.stdin.end();
      child.kill();
      await ended;
    },
  };
}
