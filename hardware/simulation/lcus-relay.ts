/** An LCUS relay board from the other end of the wire, of the newer firmware, which can be asked, or of the older. */
import { toUtf8 } from '../../shared/basics/bytes.ts';
import type { Clock } from '../../shared/basics/clock.ts';
import type { DeviceIdentity } from '../ports/transport.ts';
import { type SimulatedBoard, usualHabits } from './board-habits.ts';
import { createLatchingRelays } from './latching-relays.ts';
import { createSerialChip } from './serial-chip.ts';

export function createLcusRelay(clock: Clock, identity: DeviceIdentity, count = 1): SimulatedBoard {
  const relays = createLatchingRelays(count);
  const habits = usualHabits();
  let frame: number[] = [];

  function tellStatus(): void {
    if (habits.isMute) return;
    const lines = Array.from({ length: count }, (_, relay) => {
      return `CH${relay + 1}:${(relays.mask() >> relay) & 1 ? 'ON' : 'OFF'} \r\n`;
    });
    clock.after(habits.latencyMs, () => chip.send(toUtf8(lines.join(''))));
  }

  function hear(byte: number): void {
    if (frame.length === 0 && byte === 0xff) tellStatus();
    if (frame.length === 0 && byte !== 0xa0) return;
    frame.push(byte);
    if (frame.length < 4) return;
    const [start = 0, number = 0, operation = 0, sum] = frame;
    frame = [];
    if (((start + number + operation) & 0xff) !== sum) return;
    relays.switch(number - 1, operation === 1 ? 'on' : 'off');
  }

  const chip = createSerialChip(clock, identity, 'ch340', (bytes) => {
    if (habits.isSilent) return;
    for (const byte of bytes) hear(byte);
  });
  return { wire: chip.wire, relays, habits };
}
