/** A Devantech USB relay module from the other end of the wire. */
import type { Clock } from '../../shared/basics/clock.ts';
import type { DeviceIdentity } from '../ports/transport.ts';
import { type SimulatedBoard, usualHabits } from './board-habits.ts';
import { createLatchingRelays } from './latching-relays.ts';
import { createSerialChip } from './serial-chip.ts';

const RELAYS = 8;
const FIRMWARE = 0x07;

/** `module` is what it says it is: 9 for the USB-RLY16, 15 for the USB-RLY16L. */
export function createDevantechRelay(clock: Clock, identity: DeviceIdentity, module = 9): SimulatedBoard {
  const relays = createLatchingRelays(RELAYS);
  const habits = usualHabits();
  let awaitsStates = false;

  function say(...bytes: number[]): void {
    if (!habits.isMute) clock.after(habits.latencyMs, () => chip.send(Uint8Array.from(bytes)));
  }

  function hear(byte: number): void {
    if (awaitsStates) {
      awaitsStates = false;
      for (let relay = 0; relay < RELAYS; relay++) relays.switch(relay, (byte >> relay) & 1 ? 'on' : 'off');
      return;
    }
    if (byte === 0x5a) say(module, FIRMWARE);
    if (byte === 0x5b) say(relays.mask());
    if (byte === 0x5c) awaitsStates = true;
    if (byte === 0x64) for (let relay = 0; relay < RELAYS; relay++) relays.switch(relay, 'on');
    if (byte >= 0x65 && byte <= 0x6c) relays.switch(byte - 0x65, 'on');
    if (byte === 0x6e) relays.allOff();
    if (byte >= 0x6f && byte <= 0x76) relays.switch(byte - 0x6f, 'off');
  }

  const chip = createSerialChip(clock, identity, 'cdc-acm', (bytes) => {
    if (habits.isSilent) return;
    for (const byte of bytes) hear(byte);
  });
  return { wire: chip.wire, relays, habits };
}
