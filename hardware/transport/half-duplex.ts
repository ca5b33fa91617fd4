/**
 * Question and answer over a serial line: one question at a time, each with its own deadline, and with the silence
 * between them that some buses need. What a late answer says is thrown away before the next question. Knows no
 * protocol: whoever asks says when the answer is complete.
 */
import type { Clock } from '../../shared/basics/clock.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { SerialLike } from '../ports/serial.ts';
import type { TransportError } from '../ports/transport.ts';
import { createTurns } from './turns.ts';

export type NoAnswer = 'no-answer' | 'gone';

export interface HalfDuplex {
  /** `take` gets what comes, piece by piece, until it makes an answer of it. */
  ask<T extends object | string | number>(
    question: Uint8Array,
    take: (piece: Uint8Array) => T | null,
  ): Promise<Result<T, NoAnswer>>;
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

export function createHalfDuplex(serial: SerialLike, clock: Clock, times: HalfDuplexTimes): HalfDuplex {
  const { answerMs, restMs = 0, flushesAlways = false } = times;
  const turns = createTurns(clock);
  let isAnswerOpen = false;
  let quietSinceMs = Number.NEGATIVE_INFINITY;

  const failure = (error: TransportError) => err(error.code === 'gone' ? 'gone' : 'no-answer');

  async function flush(): Promise<void> {
    for (let piece = 0; piece < MAX_FLUSHED_PIECES; piece++) {
      const stale = await serial.read({ deadlineMs: FLUSH_MS });
      if (!stale.ok) return;
    }
  }

  async function begin(words: Uint8Array): Promise<Result<void, NoAnswer>> {
    const restLeftMs = quietSinceMs + restMs - clock.elapsed();
    if (restLeftMs > 0) await new Promise<void>((resume) => clock.after(restLeftMs, resume));
    if (isAnswerOpen || flushesAlways) await flush();
    isAnswerOpen = false;
    const sent = await serial.write(words, { deadlineMs: answerMs });
    return sent.ok ? ok() : failure(sent.error);
  }

  async function inTurn<T>(run: () => Promise<Result<T, NoAnswer>>): Promise<Result<T, NoAnswer>> {
    const turn = await turns.take({ deadlineMs: TURN_MS });
    if (!turn.ok) return err('no-answer');
    try {
      return await run();
    } finally {
      quietSinceMs = clock.elapsed();
      turn.value();
    }
  }

  return {
    ask: (question, take) =>
      inTurn(async () => {
        const begun = await begin(question);
        if (!begun.ok) return begun;
        isAnswerOpen = true;
        const endsAt = clock.elapsed() + answerMs;
        while (clock.elapsed() < endsAt) {
          const read = await serial.read({ deadlineMs: endsAt - clock.elapsed() });
          if (!read.ok) return failure(read.error);
          const answer = take(read.value);
          if (answer === null) continue;
          isAnswerOpen = false;
          return ok(answer);
        }
        return err('no-answer');
      }),
    tell: (words) => inTurn(() => begin(words)),
    async close() {
      turns.refuseWaiting();
      await serial.close();
    },
  };
}
