/**
 * A bank of lockers from the other end of the line: doors that spring open when their solenoid is pulsed, on boards of
 * any of the families, with the habits that make drivers fail. It speaks bytes of its own making, not the codec's.
 */
import type { Clock } from '../../shared/basics/clock.ts';
import type { LockerFamily } from '../locker/families.ts';
import { createListeners } from '../ports/listeners.ts';
import type { DeviceIdentity } from '../ports/transport.ts';
import { createSerialChip } from './serial-chip.ts';
import type { SimulatedWire } from './simulated-wire.ts';

export interface LockerHabits {
  isSilent: boolean;
  /** KERONG: whether it answers a pulse with a whole status, or not at all. */
  answersPulse: boolean;
  /** KERONG CU16: it answers nothing until it is asked for its pulse time. */
  isBusy: boolean;
  /** Answers come in pieces of this many bytes. */
  splits: number;
  /** A second board was given the same address: it answers at once with the first, or after it. */
  twin: 'none' | 'at-once' | 'after';
  /** How many of the next answers have one bit turned over. */
  flipsNext: number;
  /** Doors whose solenoid is pulsed in vain. */
  readonly jammed: Set<number>;
  /** Winnsen: it refuses to pulse a lock again so soon. */
  coolDownMs: number;
}

export interface SimulatedLockers {
  readonly wire: SimulatedWire;
  readonly habits: LockerHabits;
  /** Locks count from 0 over all boards, as `board × locks a board + lock`. */
  isOpen(lock: number): boolean;
  shut(lock: number): void;
  /** Somebody opens it without its solenoid: with a key, or a lever. */
  force(lock: number): void;
  /** Each pulse of a solenoid: which, and when. */
  readonly pulses: readonly { readonly lock: number; readonly atMs: number }[];
  /** Calls `listener` as a solenoid is pulsed. */
  onPulse(listener: (lock: number) => void): () => void;
}

const LATENCY_MS = 8;
const SPRINGS_OPEN_MS = 60;
const LOCKS: Readonly<Record<LockerFamily, number>> = { 'kerong-cu16': 16, 'kerong-cu48': 48, winnsen: 24 };

export function createLockerBoard(
  clock: Clock,
  identity: DeviceIdentity,
  family: LockerFamily,
  /** What a lock reads while its door is closed. */
  closedReads: 0 | 1 = 1,
): SimulatedLockers {
  const habits: LockerHabits = {
    isSilent: false,
    answersPulse: false,
    isBusy: false,
    splits: 64,
    twin: 'none',
    flipsNext: 0,
    jammed: new Set(),
    coolDownMs: 0,
  };
  const open = new Set<number>();
  const pulsed = createListeners<number>();
  const pulses: { lock: number; atMs: number }[] = [];
  const locks = LOCKS[family];
  let held: number[] = [];

  const reads = (lock: number) => (open.has(lock) ? 1 - closedReads : closedReads);
  const sum = (bytes: readonly number[]) => bytes.reduce((total, byte) => (total + byte) & 0xff, 0);
  const summed = (...bytes: number[]) => [...bytes, sum(bytes)];
  const hooks = (board: number, count: number) =>
    Array.from({ length: count }, (_, byte) =>
      Array.from({ length: 8 }, (_, bit) => reads(board * locks + byte * 8 + bit) << bit).reduce(
        (a, b) => a | b,
      ),
    );

  function say(bytes: readonly number[]): void {
    const said = Uint8Array.from(habits.twin === 'at-once' ? garbled(bytes) : bytes);
    if (habits.flipsNext > 0) {
      habits.flipsNext--;
      said[3] = (said[3] ?? 0) ^ 0x01;
    }
    clock.after(LATENCY_MS, () => {
      for (let at = 0; at < said.length; at += habits.splits)
        chip.send(said.subarray(at, at + habits.splits));
    });
    if (habits.twin === 'after') clock.after(LATENCY_MS * 2, () => chip.send(said));
  }

  /** Two that drive one line: where they differ, what is read is neither. */
  const garbled = (bytes: readonly number[]) => bytes.map((byte, at) => (at < 3 ? byte : byte ^ (0x11 * at)));

  /** False while the solenoid cools down. */
  function pulse(lock: number): boolean {
    const last = pulses.findLast((one) => one.lock === lock);
    if (last && clock.elapsed() - last.atMs < habits.coolDownMs) return false;
    pulses.push({ lock, atMs: clock.elapsed() });
    pulsed.tell(lock);
    if (!habits.jammed.has(lock)) clock.after(SPRINGS_OPEN_MS, () => void open.add(lock));
    return true;
  }

  function hearCu16([, address = 0, command]: readonly number[]): void {
    const board = address >> 4;
    if (command === 0x37) habits.isBusy = false;
    if (habits.isBusy) return;
    const status = () => say(summed(0x02, board << 4, 0x35, ...hooks(board, 2), 0, 0, 0x03));
    if (command === 0x30) status();
    if (command !== 0x31) return;
    pulse(board * locks + (address & 0x0f));
    if (habits.answersPulse) status();
  }

  function hearCu48([, board = 0, lock = 0, command]: readonly number[]): void {
    if (command === 0x60) say(summed(0x02, board, lock, 0x75, 0x06, ...hooks(board, 6)));
    if (command !== 0x61) return;
    pulse(board * locks + lock);
    if (habits.answersPulse) say(summed(0x02, board, lock, 0x75, 0x03));
  }

  function hearWinnsen([, , command, station = 1, lock = 1]: readonly number[]): void {
    const place = (station - 1) * locks + lock - 1;
    if (command === 0x12) say([0x90, 0x07, 0x92, station, reads(place), lock, 0x03]);
    if (command === 0x05) say([0x90, 0x07, 0x85, station, lock, pulse(place) ? 1 : 2, 0x03]);
  }

  const families = {
    'kerong-cu16': {
      bytes: 5,
      start: 0x02,
      isWhole: (frame: number[]) => sum(frame.slice(0, -1)) === frame.at(-1),
      hear: hearCu16,
    },
    'kerong-cu48': {
      bytes: 6,
      start: 0x02,
      isWhole: (frame: number[]) => sum(frame.slice(0, -1)) === frame.at(-1),
      hear: hearCu48,
    },
    winnsen: {
      bytes: 6,
      start: 0x90,
      isWhole: (frame: number[]) => frame.at(-1) === 0x03,
      hear: hearWinnsen,
    },
  } as const;
  const { bytes: frameBytes, start, isWhole, hear } = families[family];

  const chip = createSerialChip(clock, identity, 'ftdi', (bytes) => {
    if (habits.isSilent) return;
    for (const byte of bytes) {
      held = [...held.slice(1 - frameBytes), byte];
      if (held.length < frameBytes || held[0] !== start || !isWhole(held)) continue;
      const frame = held;
      held = [];
      hear(frame);
    }
  });

  return {
    wire: chip.wire,
    habits,
    isOpen: (lock) => open.has(lock),
    shut: (lock) => void open.delete(lock),
    force: (lock) => void open.add(lock),
    pulses,
    onPulse: pulsed.add,
  };
}
