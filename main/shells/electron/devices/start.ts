/**
 * Starts the device process as a utility process of Electron's: a process that libusb can bring down without the
 * kiosk. It ends with Electron; what that means for a strike is in the decision note on the device process.
 */
import { join } from 'node:path';
import type { UtilityProcess, utilityProcess } from 'electron';
import type { ProcessPort, StartedProcess } from '../../../../hardware/process/port.ts';

export function startDevices(processes: typeof utilityProcess): StartedProcess {
  const child = processes.fork(join(import.meta.dirname, 'devices.js'), [], {
    serviceName: 'Packroom devices',
    stdio: 'inherit',
  });
  return {
    port: portTo(child),
    kill() {
      // Electron's own kill asks politely, and a process that hangs does not hear it.
      if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
    },
  };
}

function portTo(child: UtilityProcess): ProcessPort {
  const closers: (() => void)[] = [];
  let isClosed = false;
  child.on('exit', () => {
    isClosed = true;
    for (const listener of closers) listener();
  });
  return {
    send: (message) => isClosed || child.postMessage(message),
    onMessage: (listener) => void child.on('message', listener),
    onClose(listener) {
      if (isClosed) listener();
      else closers.push(listener);
    },
    // There is no line to hang up: the word that it may go is a message.
    close: () => isClosed || child.postMessage(HANG_UP),
  };
}

/** To a process whose line cannot be closed. */
export const HANG_UP = 'hang up';
