/** A Numato relay board from the other end of the wire: two relays, inputs, and a line it echoes. */
import { toUtf8 } from '../../shared/basics/bytes.ts';
import type { Clock } from '../../shared/basics/clock.ts';
import type { DeviceIdentity } from '../ports/transport.ts';
import { type SimulatedBoard, usualHabits } from './board-habits.ts';
import { createLatchingRelays } from './latching-relays.ts';
import { createSerialChip } from './serial-chip.ts';

const RELAYS = 2;

/** A simulated room may run for months, and is asked for its inputs twenty times a second. */
const MOST_HEARD = 2_000;

/** Cut, the resistor pulls it down; shorted, it has the five volts for ever; broken, the board finds no level to tell. */
export type InputWire = 'whole' | 'cut' | 'shorted' | 'broken';

export interface SimulatedRelayBoard extends SimulatedBoard {
  /** The first relay: the strike's. */
  relay(): 'on' | 'off';
  /** Each word the host said, in order. */
  readonly heard: readonly string[];
  setInput(input: number, level: 0 | 1): void;
  /** What became of the wire to an input, whatever is at its other end. */
  setWire(input: number, wire: InputWire): void;
  /** A welded contact: it answers, and stays on. */
  setStuck(isStuck: boolean): void;
  isStuck(): boolean;
  setSilent(isSilent: boolean): void;
  /** How long it takes to answer. */
  setLatency(ms: number): void;
  onChange(listener: () => void): () => void;
}

export function createNumatoRelay(clock: Clock, identity: DeviceIdentity): SimulatedRelayBoard {
  const relays = createLatchingRelays(RELAYS);
  const habits = usualHabits();
  const inputs = new Map<number, 0 | 1>();
  const wires = new Map<number, InputWire>();
  const heard: string[] = [];
  let line = '';

  function levelOf(input: number): string {
    switch (wires.get(input) ?? 'whole') {
      case 'whole':
        return String(inputs.get(input) ?? 0);
      case 'cut':
        return '0';
      case 'shorted':
        return '1';
      case 'broken':
        return '';
    }
  }

  function answer(command: string): string {
    const [, verb, one] = /^relay (on|off|read) (\d)$/.exec(command) ?? [];
    const input = /^gpio read (\d)$/.exec(command)?.[1];
    const all = /^relay writeall ([0-9a-f]{2})$/.exec(command)?.[1];
    const relay = Number(one);
    if (input) return levelOf(Number(input));
    if (command === 'relay readall') return relays.mask().toString(16).padStart(2, '0');
    if (verb === 'read') return (relays.mask() >> relay) & 1 ? 'on' : 'off';
    if (verb === 'on' || verb === 'off') relays.switch(relay, verb);
    if (all === '00') relays.allOff();
    return '';
  }

  function hear(command: string): void {
    if (habits.isSilent) return;
    heard.push(command);
    if (heard.length > MOST_HEARD) heard.splice(0, heard.length / 2);
    const said = answer(command);
    if (habits.isMute) return;
    const text = `${command}\n\r${said === '' ? '' : `${said}\n\r`}>`;
    clock.after(habits.latencyMs, () => chip.send(toUtf8(text)));
  }

  const chip = createSerialChip(clock, identity, 'cdc-acm', (bytes) => {
    for (const byte of bytes) {
      const char = String.fromCharCode(byte);
      if (char !== '\r') {
        line += char;
        continue;
      }
      const command = line;
      line = '';
      hear(command);
    }
  });

  return {
    wire: chip.wire,
    relays,
    habits,
    heard,
    relay: () => (relays.mask() & 1 ? 'on' : 'off'),
    setInput: (input, level) => void inputs.set(input, level),
    setWire: (input, wire) => void wires.set(input, wire),
    setStuck: relays.setStuck,
    isStuck: relays.isStuck,
    setSilent(isSilent) {
      habits.isSilent = isSilent;
    },
    setLatency(ms) {
      habits.latencyMs = ms;
    },
    onChange: relays.onChange,
  };
}
