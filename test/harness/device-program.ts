/**
 * The device process with a simulated room in the place of the machine's USB, as a real process that can be killed.
 * What its strike's relay does is written into a file, line by line, because it outlives whoever started it.
 *     node device-program.ts FILE
 */
import { appendFileSync } from 'node:fs';
import type { ProcessPort } from '../../hardware/process/port.ts';
import { serveDevices } from '../../hardware/process/serve.ts';
import { createSimulatedRoom } from '../../hardware/simulation/room.ts';
import { systemClock } from '../../main/system-clock.ts';
import { seededRandom } from './randomness.ts';

const [file = ''] = process.argv.slice(2);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);

const note = (what: string) => appendFileSync(file, `${what}\n`);
const room = createSimulatedRoom({ clock: systemClock, random: seededRandom(1), people: [] });
let relay = room.board.relay();
room.onChange(() => {
  if (room.board.relay() === relay) return;
  relay = room.board.relay();
  note(`relay ${relay}`);
});
note(`started ${process.pid}`);

const port: ProcessPort = {
  send: (message) => void (process.connected && process.send?.(message, () => undefined)),
  onMessage: (listener) => void process.on('message', listener),
  onClose: (listener) => void process.on('disconnect', listener),
  close: () => process.disconnect?.(),
};
serveDevices({
  port,
  source: room.source,
  clock: systemClock,
  tell: note,
  done() {
    note('ended');
    process.exit(0);
  },
});
