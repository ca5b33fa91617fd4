/** A KMTronic relay board from the other end of the wire. */
import type { Clock } from '../../shared/basics/clock.ts';
import type { DeviceIdentity } from '../ports/transport.ts';
import { type SimulatedBoard, usualHabits } from './board-habits.ts';
import { createLatchingRelays } from './latching-relays.ts';
import { createSerialChip } from './serial-chip.ts';

export function createKmtronicRelay(clock: Clock, identity: DeviceIdentity, count = 2): SimulatedBoard {
  const relays = createLatchingRelays(count);
  const habits = usualHabits();
  let frame: number[] = [];

  const shown = (relay: number) => (relays.mask() >> relay) & 1;

  function say(...bytes: number[]): void {
    if (!habits.isMute) clock.after(habits.latencyMs, () => chip.send(Uint8Array.from(bytes)));
  }

  function hear(byte: number): void {
    if (frame.length === 0 && byte !== 0xff) return;
    frame.push(byte);
    if (frame.length < 3) return;
    const [, number = 0, operation] = frame;
    frame = [];
    if (number === 9 && count > 2) say(...Array.from({ length: count }, (_, relay) => shown(relay)));
    if (number < 1 || number > count) return;
    if (operation === 3 && count <= 2) say(0xff, number, shown(number - 1));
    if (operation === 0 || operation === 1) relays.switch(number - 1, operation === 1 ? 'on' : 'off');
  }

  const chip = createSerialChip(clock, identity, 'ftdi', (bytes) => {
    if (habits.isSilent) return;
    for (const byte of bytes) hear(byte);
  });
  return { wire: chip.wire, relays, habits };
}
