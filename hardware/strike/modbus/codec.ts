/**
 * The words of a Modbus RTU relay board that ends a pulse by itself (Waveshare "Modbus RTU Relay", development
 * protocol; frames as in the Modbus application protocol 1.1b3, sections 6.1, 6.2 and 6.5). It knows no relay's
 * purpose.
 */

const READ_COILS = 0x01;
const READ_INPUTS = 0x02;
const WRITE_COIL = 0x05;
/** To the address 02 ch: on, and off by itself after as many tenths of a second as the value says. */
const FLASH_ON = 0x02;
const ALL_RELAYS = 0x00ff;
const OFF = 0x0000;
const LINES = 8;

/** Modbus over serial line 1.02, section 6.2.2: polynomial A001, from FFFF, low byte first. */
export function crc16(bytes: Uint8Array): number {
  let crc = 0xffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >> 1) ^ 0xa001 : crc >> 1;
  }
  return crc;
}

export function withCrc(...bytes: number[]): Uint8Array {
  const crc = crc16(Uint8Array.from(bytes));
  return Uint8Array.of(...bytes, crc & 0xff, crc >> 8);
}

const word = (value: number) => [(value >> 8) & 0xff, value & 0xff];

/** At least a tenth of a second, and rounded up: the one who asked counts, too, and switches off first. */
export function pulseFrame(board: number, relay: number, holdMs: number): Uint8Array {
  const tenths = Math.min(0xffff, Math.max(1, Math.ceil(holdMs / 100)));
  return withCrc(board, WRITE_COIL, FLASH_ON, relay, ...word(tenths));
}

export function allOffFrame(board: number): Uint8Array {
  return withCrc(board, WRITE_COIL, ...word(ALL_RELAYS), ...word(OFF));
}

export function readRelaysFrame(board: number): Uint8Array {
  return withCrc(board, READ_COILS, ...word(0), ...word(LINES));
}

export function readInputsFrame(board: number): Uint8Array {
  return withCrc(board, READ_INPUTS, ...word(0), ...word(LINES));
}

export interface FrameReader<T> {
  push(bytes: Uint8Array): T | null;
}

const BITS_FRAME_BYTES = 6;
const COIL_FRAME_BYTES = 8;

/** Reads `board function 01 bits crc`: eight relays or eight inputs, the first one lowest. */
export function createBitsReader(board: number, what: 'relays' | 'inputs'): FrameReader<{ bits: number }> {
  const head = [board, what === 'relays' ? READ_COILS : READ_INPUTS, 0x01];
  return createReader(BITS_FRAME_BYTES, head, (frame) => ({ bits: frame[3] ?? 0 }));
}

/** Reads the echo that a board sends when it has obeyed. */
export function createEchoReader(board: number): FrameReader<{ echo: Uint8Array }> {
  return createReader(COIL_FRAME_BYTES, [board, WRITE_COIL], (frame) => ({ echo: frame }));
}

/** A window over the stream: noise before a frame is passed over, a frame with a wrong sum is none. */
function createReader<T>(
  length: number,
  head: readonly number[],
  read: (frame: Uint8Array) => T,
): FrameReader<T> {
  let held: number[] = [];
  return {
    push(bytes) {
      for (const byte of bytes) {
        held = [...held.slice(1 - length), byte];
        if (held.length < length || head.some((expected, at) => held[at] !== expected)) continue;
        const frame = Uint8Array.from(held);
        if (crc16(frame.subarray(0, -2)) === (frame[length - 2] ?? 0) + ((frame[length - 1] ?? 0) << 8)) {
          held = [];
          return read(frame);
        }
      }
      return null;
    },
  };
}
