/** The device process, as a utility process of Electron's: owns the machine's USB and serves it to the kiosk. */
import type { ParentPort } from 'electron';
import type { ProcessPort } from '../../../../hardware/process/port.ts';
import { runDevices } from '../../../../hardware/process/run-devices.ts';
import { systemClock } from '../../../system-clock.ts';
import { HANG_UP } from './start.ts';

/** A key press in a terminal and the end of a service reach the whole group: it is the kiosk that ends this one. */
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);

const { parentPort } = process as typeof process & { readonly parentPort: ParentPort };

const port: ProcessPort = {
  send: (message) => parentPort.postMessage(message),
  onMessage(listener) {
    parentPort.on('message', ({ data }) => {
      if (data !== HANG_UP) listener(data);
    });
  },
  onClose(listener) {
    parentPort.on('message', ({ data }) => {
      if (data === HANG_UP) listener();
    });
  },
  close: () => undefined,
};

await runDevices({
  port,
  clock: systemClock,
  write: (line) => process.stderr.write(line),
  exit: () => process.exit(0),
});
