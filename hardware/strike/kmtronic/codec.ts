/**
 * The words of a KMTronic USB relay board (KMTronic, USB relay test software, "commands"): three bytes a command. A
 * board of one or two relays is asked for each of them, one of four or eight for all at once. It knows no relay's
 * purpose.
 */

const START = 0xff;
const ON = 0x01;
const OFF = 0x00;
const STATUS_OF_ONE = 0x03;

/** `relay` counts from 0, the board's own numbers from 1. */
export function switchFrame(relay: number, to: 'on' | 'off'): Uint8Array {
  return Uint8Array.of(START, relay + 1, to === 'on' ? ON : OFF);
}

export function statusOfOneFrame(relay: number): Uint8Array {
  return Uint8Array.of(START, relay + 1, STATUS_OF_ONE);
}

export const STATUS_OF_ALL = Uint8Array.of(START, 0x09, 0x00);

export interface StatusReader {
  /** One bit a relay, null while the answer is not complete or makes no sense. */
  push(bytes: Uint8Array): { readonly relays: number } | null;
}

/** Reads `FF n 00` or `FF n 01`, wherever in the stream it begins. */
export function createOneReader(relay: number): StatusReader {
  let held: number[] = [];
  return {
    push(bytes) {
      for (const byte of bytes) {
        held = [...held.slice(-2), byte];
        const [start, number, state] = held;
        if (start !== START || number !== relay + 1) continue;
        if (state === ON) return { relays: 1 << relay };
        if (state === OFF) return { relays: 0 };
      }
      return null;
    },
  };
}

/** Reads `count` bytes of 00 or 01; anything else among them makes the answer void. */
export function createAllReader(count: number): StatusReader {
  let relays = 0;
  let told = 0;
  let isVoid = false;
  return {
    push(bytes) {
      for (const byte of bytes) {
        if (byte > ON || told === count) isVoid = true;
        if (byte === ON) relays |= 1 << told;
        told++;
      }
      return told === count && !isVoid ? { relays } : null;
    },
  };
}
