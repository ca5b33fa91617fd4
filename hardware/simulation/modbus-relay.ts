/** A Modbus relay board from the other end of the wire. What it was told to pulse it ends itself. */
import type { Clock } from '../../shared/basics/clock.ts';
import type { DeviceIdentity } from '../ports/transport.ts';
import { crc16, withCrc } from '../strike/modbus/codec.ts';
import { type SimulatedBoard, usualHabits } from './board-habits.ts';
import { createLatchingRelays } from './latching-relays.ts';
import { createSerialChip } from './serial-chip.ts';

const BOARD = 1;
const REQUEST_BYTES = 8;

export interface SimulatedModbusBoard extends SimulatedBoard {
  setInput(input: number, level: 0 | 1): void;
}

export function createModbusRelay(clock: Clock, identity: DeviceIdentity, count = 8): SimulatedModbusBoard {
  const relays = createLatchingRelays(count);
  const habits = usualHabits();
  const pulses = new Map<number, () => void>();
  let inputs = 0;
  let held: number[] = [];

  function say(frame: Uint8Array): void {
    if (!habits.isMute) clock.after(habits.latencyMs, () => chip.send(frame));
  }

  function pulse(relay: number, tenths: number): void {
    pulses.get(relay)?.();
    relays.switch(relay, 'on');
    pulses.set(
      relay,
      clock.after(tenths * 100, () => relays.switch(relay, 'off')),
    );
  }

  function allOff(): void {
    for (const cancel of pulses.values()) cancel();
    pulses.clear();
    relays.allOff();
  }

  function obey(frame: Uint8Array): void {
    const [, code, high = 0, low = 0, valueHigh = 0, valueLow = 0] = frame;
    if (code === 0x01) say(withCrc(BOARD, 0x01, 0x01, relays.mask()));
    if (code === 0x02) say(withCrc(BOARD, 0x02, 0x01, inputs));
    if (code !== 0x05) return;
    if (high === 0x02) pulse(low, (valueHigh << 8) + valueLow);
    if (high === 0x00 && low === 0xff && valueHigh === 0) allOff();
    if (high === 0x00 && low < count) relays.switch(low, valueHigh === 0xff ? 'on' : 'off');
    say(frame);
  }

  const chip = createSerialChip(clock, identity, 'ch340', (bytes) => {
    if (habits.isSilent) return;
    for (const byte of bytes) {
      held = [...held.slice(1 - REQUEST_BYTES), byte];
      const frame = Uint8Array.from(held);
      if (frame.length < REQUEST_BYTES || frame[0] !== BOARD) continue;
      if (crc16(frame.subarray(0, -2)) !== (frame[6] ?? 0) + ((frame[7] ?? 0) << 8)) continue;
      held = [];
      obey(frame);
    }
  });

  return {
    wire: chip.wire,
    relays,
    habits,
    setInput(input, level) {
      inputs = level === 1 ? inputs | (1 << input) : inputs & ~(1 << input);
    },
  };
}
