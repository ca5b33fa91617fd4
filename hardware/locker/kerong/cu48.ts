/**
 * KERONG CU48 boards on RS-485: `02 ADDR LOCK CMD 03 SUM`, at 19200. Source: an independent driver in TypeScript for
 * the CU family; there is no official manual to be had, so polarity is learnt at commissioning.
 */
import { sumOf, windowed, withSum } from '../frames.ts';
import type { LockerProtocol } from '../protocol.ts';
import { bitsOf } from './cu16.ts';

const START = 0x02;
const END = 0x03;
const STATUS = 0x60;
const OPEN = 0x61;
const REPLY = 0x75;
const HOOK_BYTES = 6;
/** No source says how many addresses there are; a line of RS-485 feeds as many loads. */
const BOARDS = 32;
/** `02 ADDR LOCK 75 06 d1 … d6 SUM`: how many bytes follow, then the hooks of locks 1 to 48. */
const REPLY_BYTES = 12;

export const KERONG_CU48: LockerProtocol = {
  baud: 19_200,
  boards: BOARDS,
  locksPerBoard: HOOK_BYTES * 8,
  pulse: (board, lock) => withSum(START, board, lock, OPEN, END),
  listenToPulse: null,
  tells: 'all',
  ask: (board) => withSum(START, board, 0x00, STATUS, END),
  listen: (board) =>
    windowed(REPLY_BYTES, (frame) => {
      const [start, from, , command, length] = frame;
      const isReply = start === START && from === board && command === REPLY && length === HOOK_BYTES;
      if (!isReply || sumOf(frame.subarray(0, -1)) !== frame[REPLY_BYTES - 1]) return null;
      return { bits: bitsOf(...frame.subarray(5, 5 + HOOK_BYTES)) };
    }),
  equalAnswers: 1,
  wake: () => null,
};
