/** The device process: owns the machine's USB, serves it to the kiosk, and locks its strikes when the kiosk dies. */
import type { ProcessPort } from '../../../../hardware/process/port.ts';
import { runDevices } from '../../../../hardware/process/run-devices.ts';
import { systemClock } from '../../../system-clock.ts';

/** A key press in a terminal and the end of a service reach the whole group: it is the kiosk that ends this one. */
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);

const port: ProcessPort = {
  send: (message) => void (process.connected && process.send?.(message, () => undefined)),
  onMessage: (listener) => void process.on('message', listener),
  onClose: (listener) => void process.on('disconnect', listener),
  close: () => process.disconnect?.(),
};

await runDevices({
  port,
  clock: systemClock,
  write: (line) => process.stderr.write(line),
  exit: () => process.exit(0),
});
