/**
 * Boards on one RS-485 line: what each lock reads, and the pulse for one of them. It knows bits and places; which door
 * that is, and whether it is open, is for the bank.
 */
import type { Clock } from '../../shared/basics/clock.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { SerialLike } from '../ports/serial.ts';
import type { TransportError } from '../ports/transport.ts';
import { createHalfDuplex, type NoAnswer } from '../transport/half-duplex.ts';
import type { LockBit, LockerProtocol, LockPlace, PulseAnswer } from './protocol.ts';

export interface LockerLine {
  /** One bit for each lock that one question tells of: this one, or all of its board. */
  read(place: LockPlace, patience?: Patience): Promise<Result<readonly LockBit[], NoAnswer>>;
  pulse(place: LockPlace): Promise<Result<PulseAnswer, NoAnswer>>;
  close(): Promise<void>;
}

/** `little` where others on the line have just been waited for in vain: those behind them must not wait as long. */
export type Patience = 'full' | 'little';

const OPEN_MS = 2_000;
const ANSWER_MS = 150;
/** Half duplex: whoever answers needs time to take the line, and to let go of it. */
const TURN_AROUND_MS = 20;
/** A lock that reads differently each time says nothing. */
const MAX_ASKED = 5;
const PAUSES_MS: Readonly<Record<Patience, readonly number[]>> = { full: [100, 150, 200], little: [100] };

export async function openLockerLine(
  serial: SerialLike,
  clock: Clock,
  protocol: LockerProtocol,
): Promise<Result<LockerLine, TransportError>> {
  const opened = await serial.open(protocol.baud, { deadlineMs: OPEN_MS });
  if (!opened.ok) return opened;
  const wire = createHalfDuplex(serial, clock, {
    answerMs: ANSWER_MS,
    restMs: TURN_AROUND_MS,
    flushesAlways: true,
    listensOnMs: TURN_AROUND_MS,
  });

  async function askOnce({ board, lock }: LockPlace): Promise<Result<readonly LockBit[], NoAnswer>> {
    let last = '';
    let equal = 0;
    for (let asked = 0; asked < MAX_ASKED; asked++) {
      const heard = await wire.ask(protocol.ask(board, lock), protocol.listen(board, lock));
      if (!heard.ok) return heard;
      const bits = heard.value.bits.join('');
      equal = bits === last ? equal + 1 : 1;
      last = bits;
      if (equal >= protocol.equalAnswers) return ok(heard.value.bits);
    }
    return err('no-answer');
  }

  async function read(
    place: LockPlace,
    patience: Patience = 'full',
  ): Promise<Result<readonly LockBit[], NoAnswer>> {
    for (const pauseMs of PAUSES_MS[patience]) {
      const heard = await askOnce(place);
      if (heard.ok || heard.error === 'gone') return heard;
      await new Promise<void>((resume) => clock.after(pauseMs, resume));
      const wake = protocol.wake(place.board);
      if (wake) await wire.tell(wake);
    }
    return askOnce(place);
  }

  async function pulse({ board, lock }: LockPlace): Promise<Result<PulseAnswer, NoAnswer>> {
    const { listenToPulse } = protocol;
    const words = protocol.pulse(board, lock);
    if (listenToPulse) {
      const heard = await wire.ask(words, listenToPulse(board, lock));
      return heard.ok ? ok(heard.value.answer) : heard;
    }
    const told = await wire.tell(words);
    if (!told.ok) return err(told.error);
    // Whatever it answers to this has come by then, and is thrown away before the next question.
    await new Promise<void>((resume) => clock.after(ANSWER_MS, resume));
    return ok('accepted');
  }

  return ok({ read, pulse, close: wire.close });
}
