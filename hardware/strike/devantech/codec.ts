/**
 * The words of Devantech's USB relay modules (USB-RLY02, USB-RLY08 and USB-RLY16, technical
 * documentation, "Commands"): one byte a command, and an answer of one or two bytes, without a
 * check sum. It knows no relay's purpose.
 */

/** What is asked of any of them: first its kind, then its firmware. */
export const MODULE = Uint8Array.of(0x5a);
export const STATES = Uint8Array.of(0x5b);
export const ALL_OFF = Uint8Array.of(0x6e);

const RELAY_1_ON = 0x65;

/** `relay` counts from 0, the module's own numbers from 1. */
export function onCommand(relay: number): Uint8Array {
  return Uint8Array.of(RELAY_1_ON + relay);
}

/**
 * By the module's own number. The USB-RLY16L (15) is not here on purpose: its relays stay where they are also without
 * power, so that a door would stay unlocked whatever is put behind them.
 */
const RELAYS: Readonly<Record<number, number>> = { 8: 8, 9: 8, 10: 2 };

/** How many relays the module has; null for another of this maker's devices, which share its USB number. */
export function relaysOf(module: number): number | null {
  return RELAYS[module] ?? null;
}

/**
 * Reads an answer of exactly `length` bytes. Nothing in it tells where it begins: with a byte more it is none, because
 * one of them is of something else.
 */
export function createAnswerReader(length: number): (piece: Uint8Array) => Uint8Array | null {
  let held: number[] = [];
  return (piece) => {
    held = [...held, ...piece].slice(0, length + 1);
    return held.length === length ? Uint8Array.from(held) : null;
  };
}
