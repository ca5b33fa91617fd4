/**
 * KERONG CU16 and CU12 boards on RS-485: `02 ADDR CMD [data] 03 SUM`, at 19200. The address is the board in the high
 * four bits and the lock in the low four. Sources: jin0949/KR-CU16_locker and two independent drivers; there is no
 * official manual to be had, and polarity is therefore learnt at commissioning.
 */
import { sumOf, windowed, withSum } from '../frames.ts';
import type { LockBit, LockerProtocol } from '../protocol.ts';

const START = 0x02;
const END = 0x03;
const STATUS = 0x30;
const OPEN = 0x31;
const GET_PULSE_TIME = 0x37;
const STATUS_REPLY = 0x35;
/** `02 ADDR 35 h1 h2 i1 i2 03 SUM`: hooks of locks 1 to 16, then what their infrared sensors see. */
const REPLY_BYTES = 9;
const LOCKS = 16;
/** The sixteenth address is the whole bus. */
const BOARDS = 15;

const address = (board: number, lock = 0) => (board << 4) | lock;

export const KERONG_CU16: LockerProtocol = {
  baud: 19_200,
  boards: BOARDS,
  locksPerBoard: LOCKS,
  pulse: (board, lock) => withSum(START, address(board, lock), OPEN, END),
  // One source sees no answer to it, another a whole status: neither is waited for.
  listenToPulse: null,
  tells: 'all',
  ask: (board) => withSum(START, address(board), STATUS, END),
  listen: (board) =>
    windowed(REPLY_BYTES, (frame) => {
      const [start, from = 0, command, first = 0, second = 0] = frame;
      const isReply = start === START && from >> 4 === board && command === STATUS_REPLY && frame[7] === END;
      if (!isReply || sumOf(frame.subarray(0, -1)) !== frame[8]) return null;
      return { bits: bitsOf(first, second) };
    }),
  equalAnswers: 1,
  // A board that reports itself busy for good is free again when it is asked for its pulse time.
  wake: (board) => withSum(START, address(board), GET_PULSE_TIME, END),
};

/** The first lock is the lowest bit of the first byte. */
export function bitsOf(...bytes: number[]): LockBit[] {
  return bytes.flatMap((byte) => Array.from({ length: 8 }, (_, bit): LockBit => ((byte >> bit) & 1 ? 1 : 0)));
}
