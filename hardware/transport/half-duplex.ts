/**
 * Question and answer over a serial line: one question at a time, each with its own deadline, and with the silence
 * between them that some buses need. Knows no protocol: whoever asks says when the answer is complete.
 *
 * An answer that comes too late looks like the answer to the next question, and may say of a relay what is no longer
 * true. So whoever left a question unanswered owes one: answers are thrown away until all are paid, and only then one
 * is believed.
 */
import type { Clock } from '../../shared/basics/clock.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { SerialLike } from '../ports/serial.ts';
import type { TransportError } from '../ports/transport.ts';
import { createTurns } from './turns.ts';

export type NoAnswer = 'no-answer' | 'gone';

/** Gets what comes, piece by piece, until it makes an answer of it. */
export type Take<T> = (piece: Uint8Array) => T | null;

export interface HalfDuplex {
  /** `listen` is called anew each time the question is asked. */
  ask<T extends object>(question: Uint8Array, listen: () => Take<T>): Promise<Result<T, NoAnswer>>;
  /** Says something that has no answer. */
  tell(words: Uint8Array): Promise<Result<void, NoAnswer>>;
  close(): Promise<void>;
}

export interface HalfDuplexTimes {
  readonly answerMs: number;
  /** Silence before each question. */
  readonly restMs?: number;
  /** Some boards also answer what was told without a question: what came meanwhile is thrown away every time. */
  readonly flushesAlways?: boolean;
}

const TURN_MS = 5_000;
const FLUSH_MS = 1;
/** A line that never stops talking is not waited for. */
const MAX_FLUSHED_PIECES = 32;
/** An answer that has not come within as many questions is not coming. */
const MAX_OWED = 5;

export function createHalfDuplex(serial: SerialLike, clock: Clock, times: HalfDuplexTimes): HalfDuplex {
  const { answerMs, restMs = 0, flushesAlways = false } = times;
  const turns = createTurns(clock);
  let owed = 0;
  let quietSinceMs = Number.NEGATIVE_INFINITY;

  const failure = (error: TransportError) => err(error.code === 'gone' ? 'gone' : 'no-answer');

  async function flush(): Promise<void> {
    for (let piece = 0; piece < MAX_FLUSHED_PIECES; piece++) {
      const stale = await serial.read({ deadlineMs: FLUSH_MS });
      if (!stale.ok) return;
    }
  }

  async function say(words: Uint8Array): Promise<Result<void, NoAnswer>> {
    const restLeftMs = quietSinceMs + restMs - clock.elapsed();
    if (restLeftMs > 0) await new Promise<void>((resume) => clock.after(restLeftMs, resume));
    if (owed > 0 || flushesAlways) await flush();
    const sent = await serial.write(words, { deadlineMs: answerMs });
    quietSinceMs = clock.elapsed();
    return sent.ok ? ok() : failure(sent.error);
  }

  async function askOnce<T>(question: Uint8Array, take: Take<T>): Promise<Result<T, NoAnswer>> {
    const said = await say(question);
    if (!said.ok) return said;
    const endsAt = clock.elapsed() + answerMs;
    while (clock.elapsed() < endsAt) {
      const read = await serial.read({ deadlineMs: endsAt - clock.elapsed() });
      quietSinceMs = clock.elapsed();
      if (!read.ok) return failure(read.error);
      const answer = take(read.value);
      if (answer !== null) return ok(answer);
    }
    return err('no-answer');
  }

  async function inTurn<T>(run: () => Promise<Result<T, NoAnswer>>): Promise<Result<T, NoAnswer>> {
    const turn = await turns.take({ deadlineMs: TURN_MS });
    if (!turn.ok) return err('no-answer');
    try {
      return await run();
    } finally {
      turn.value();
    }
  }

  return {
    ask: (question, listen) =>
      inTurn(async () => {
        for (;;) {
          const answer = await askOnce(question, listen());
          if (!answer.ok) {
            owed = Math.min(owed + 1, MAX_OWED);
            return answer;
          }
          if (owed === 0) return answer;
          owed--;
        }
      }),
    tell: (words) => inTurn(() => say(words)),
    async close() {
      turns.refuseWaiting();
      await serial.close();
    },
  };
}
