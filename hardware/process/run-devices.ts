/** What a device process does from its start to its end, whichever shell started it. */
import type { Clock } from '../../shared/basics/clock.ts';
import { usbSource } from '../supervisor/usb-source.ts';
import type { FromProcess } from './messages.ts';
import type { ProcessPort } from './port.ts';
import { serveDevices } from './serve.ts';

export interface DeviceProgram {
  readonly port: ProcessPort;
  readonly clock: Clock;
  /** A line for whoever reads the kiosk's errors, when there may be no kiosk any more. */
  readonly write: (line: string) => void;
  readonly exit: () => void;
}

export async function runDevices({ port, clock, write, exit }: DeviceProgram): Promise<void> {
  const usb = await usbSource(clock);
  if (!usb.ok) {
    const word: FromProcess = { say: 'no-usb', detail: usb.error.detail };
    port.send(word);
    // The word has to leave before the process does.
    clock.after(100, exit);
    return;
  }
  const source = usb.value;
  serveDevices({
    port,
    source,
    clock,
    tell: (situation) => write(`${JSON.stringify({ what: 'strike guard', situation })}\n`),
    done() {
      source.stop();
      exit();
    },
  });
}
