/**
 * Winnsen boards on RS-485: `90 LEN CMD STATION LOCK 03`, at 9600. No check sum, so an answer is believed when it came
 * twice. The answer to a status has its two last fields the other way round. Source: an independent driver; stations
 * and locks count from 1 on the wire.
 */
import { windowed } from '../frames.ts';
import type { LockerProtocol, PulseAnswer } from '../protocol.ts';

const START = 0x90;
const END = 0x03;
const QUESTION_BYTES = 0x06;
const ANSWER_BYTES = 0x07;
const OPEN = 0x05;
const STATUS = 0x12;
const OPEN_ANSWER = 0x85;
const STATUS_ANSWER = 0x92;
const LOCKS = 24;
/** No source says how many stations there are; a line of RS-485 feeds as many loads. */
const BOARDS = 32;

const ANSWERS: Readonly<Record<number, PulseAnswer>> = { 0: 'refused', 1: 'accepted', 2: 'cooling-down' };

const question = (command: number, board: number, lock: number) =>
  Uint8Array.of(START, QUESTION_BYTES, command, board + 1, lock + 1, END);

function answer<T>(command: number, board: number, read: (fourth: number, fifth: number) => T | null) {
  return windowed(ANSWER_BYTES, (frame) => {
    const [start, length, from, station, fourth = 0, fifth = 0, end] = frame;
    const isAnswer = start === START && length === ANSWER_BYTES && from === command && end === END;
    return isAnswer && station === board + 1 ? read(fourth, fifth) : null;
  });
}

export const WINNSEN: LockerProtocol = {
  baud: 9_600,
  boards: BOARDS,
  locksPerBoard: LOCKS,
  pulse: (board, lock) => question(OPEN, board, lock),
  listenToPulse: (board, lock) =>
    answer(OPEN_ANSWER, board, (of, result) => {
      const said = of === lock + 1 ? ANSWERS[result] : undefined;
      return said === undefined ? null : { answer: said };
    }),
  tells: 'one',
  ask: (board, lock) => question(STATUS, board, lock),
  listen: (board, lock) =>
    answer(STATUS_ANSWER, board, (status, of) => {
      if (of !== lock + 1 || status > 1) return null;
      return { bits: [status === 1 ? 1 : 0] };
    }),
  equalAnswers: 2,
  wake: () => null,
};
