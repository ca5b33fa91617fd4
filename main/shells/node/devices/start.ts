/**
 * Starts the device process as a child of Node's own: a process that libusb can bring down without the kiosk, and
 * that lives long enough after the kiosk to lock its strikes. It knows nothing of devices.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ProcessPort, StartedProcess } from '../../../../hardware/process/port.ts';

/** Beside the bundle of the shell, or the source beside this file. */
function program(): string {
  const bundled = join(import.meta.dirname, 'devices.js');
  return existsSync(bundled) ? bundled : join(import.meta.dirname, 'program.ts');
}

export function startDevices(file: string = program(), args: readonly string[] = []): StartedProcess {
  const child = fork(file, args, {
    serialization: 'advanced',
    // What it has to say when nobody listens any more goes where the kiosk's own errors go.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: [],
  });
  return { port: portTo(child), kill: () => void child.kill('SIGKILL') };
}

function portTo(child: ChildProcess): ProcessPort {
  const closers: (() => void)[] = [];
  let isClosed = false;
  const closed = () => {
    if (isClosed) return;
    isClosed = true;
    for (const listener of closers) listener();
  };
  child.on('exit', closed);
  // It could not be started at all.
  child.on('error', closed);
  return {
    send(message) {
      // The callback takes the error of a pipe that breaks meanwhile: the end is told by `exit`.
      if (child.connected) child.send(message as object, () => undefined);
    },
    onMessage: (listener) => void child.on('message', listener),
    onClose(listener) {
      if (isClosed) listener();
      else closers.push(listener);
    },
    close: () => child.connected && child.disconnect(),
  };
}
