/**
 * The words of an LCUS relay board (LC Technology LCUS-1 to LCUS-8; jarwyg/USB_RELAY, README): four bytes a command,
 * no answer to it. Boards that can be asked answer `FF` with a line of text for each relay, such as `CH1:OFF`. It
 * knows no relay's purpose.
 */

const START = 0xa0;
const ON = 0x01;
const OFF = 0x00;

/** What the newer firmware answers; the older says nothing. */
export const QUERY = Uint8Array.of(0xff);

/** `relay` counts from 0, the board's own numbers from 1. */
export function switchFrame(relay: number, to: 'on' | 'off'): Uint8Array {
  const number = relay + 1;
  const operation = to === 'on' ? ON : OFF;
  return Uint8Array.of(START, number, operation, (START + number + operation) & 0xff);
}

export interface StatusReader {
  /** One bit a relay once every relay of the board was told, null until then. */
  push(bytes: Uint8Array): { readonly relays: number } | null;
}

const MAX_STATUS_CHARS = 256;

export function createStatusReader(count: number): StatusReader {
  let held = '';
  return {
    push(bytes) {
      held = (held + String.fromCharCode(...bytes)).slice(-MAX_STATUS_CHARS);
      const told = new Map<number, boolean>();
      // Only with the end of its line: `CH1:O` may still become either.
      for (const [, number, state] of held.matchAll(/CH([1-8]):\s*(ON|OFF)\s*[\r\n]/g)) {
        told.set(Number(number), state === 'ON');
      }
      let relays = 0;
      for (let number = 1; number <= count; number++) {
        const isOn = told.get(number);
        if (isOn === undefined) return null;
        if (isOn) relays |= 1 << (number - 1);
      }
      return { relays };
    },
  };
}
