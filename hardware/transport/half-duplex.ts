/**
 * Question and answer over a serial line: one question at a time, each with its own deadline, and with the silence
 * between them that some buses need. Knows no protocol: whoever asks says when the answer is complete.
 *
 * An answer that comes too late looks like the answer to the next question, and may say of a relay what is no longer
 * true. So after a question that was left unanswered nothing is asked until a late answer must have come, and what
 * came is thrown away. An order does not wait for that: it is said at once, and what is answered to it proves nothing.
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
  ask<T extends object>(question: Uint8Array, take: Take<T>): Promise<Result<T, NoAnswer>>;
  /** Says it now, and gives the board time to answer: `take` only says when that is over. */
  order(words: Uint8Array, take: Take<object>): Promise<Result<void, NoAnswer>>;
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
  /** How long a second answer is listened for: two devices that answer to one address are none that can be believed. */
  readonly listensOnMs?: number;
}

const TURN_MS = 5_000;
const FLUSH_MS = 1;
/** A line that never stops talking is not waited for. */
const MAX_FLUSHED_PIECES = 32;
/** No board that works at all takes longer to answer. */
const LATE_MS = 750;

export function createHalfDuplex(serial: SerialLike, clock: Clock, times: HalfDuplexTimes): HalfDuplex {
  const { answerMs, restMs = 0, flushesAlways = false, listensOnMs = 0 } = times;
  const turns = createTurns(clock);
  const waits = new Set<() => void>();
  let isClosed = false;
  let isDirty = false;
  let surelyQuietAtMs = Number.NEGATIVE_INFINITY;
  let usedAtMs = Number.NEGATIVE_INFINITY;

  const failure = (error: TransportError) => err(error.code === 'gone' ? 'gone' : 'no-answer');

  /** Until then, or until the line is closed. */
  async function waitUntil(atMs: number): Promise<void> {
    const waitMs = atMs - clock.elapsed();
    if (waitMs <= 0 || isClosed) return;
    await new Promise<void>((resume) => {
      const cancel = clock.after(waitMs, end);
      function end(): void {
        cancel();
        waits.delete(end);
        resume();
      }
      waits.add(end);
    });
  }

  async function flush(): Promise<void> {
    for (let piece = 0; piece < MAX_FLUSHED_PIECES; piece++) {
      const stale = await serial.read({ deadlineMs: FLUSH_MS });
      if (!stale.ok) return;
    }
  }

  async function say(words: Uint8Array): Promise<Result<void, NoAnswer>> {
    await waitUntil(usedAtMs + restMs);
    if (isDirty || flushesAlways) await flush();
    if (clock.elapsed() >= surelyQuietAtMs) isDirty = false;
    const sent = await serial.write(words, { deadlineMs: answerMs });
    usedAtMs = clock.elapsed();
    return sent.ok ? ok() : failure(sent.error);
  }

  function lateUntil(atMs: number): void {
    isDirty = true;
    surelyQuietAtMs = Math.max(surelyQuietAtMs, atMs);
  }

  async function answersTwice(take: Take<unknown>): Promise<boolean> {
    const endsAt = clock.elapsed() + listensOnMs;
    for (let left = listensOnMs; left > 0; left = endsAt - clock.elapsed()) {
      const read = await serial.read({ deadlineMs: left });
      if (!read.ok) return false;
      usedAtMs = clock.elapsed();
      if (take(read.value) !== null) return true;
    }
    return false;
  }

  async function hear<T>(words: Uint8Array, take: Take<T>): Promise<Result<T, NoAnswer>> {
    const said = await say(words);
    const saidAtMs = clock.elapsed();
    if (!said.ok) {
      // Part of it may have gone out, and be answered.
      lateUntil(saidAtMs + LATE_MS);
      return said;
    }
    const left = () => saidAtMs + answerMs - clock.elapsed();
    while (left() > 0) {
      const read = await serial.read({ deadlineMs: left() });
      usedAtMs = clock.elapsed();
      if (!read.ok) {
        lateUntil(saidAtMs + LATE_MS);
        return failure(read.error);
      }
      const answer = take(read.value);
      if (answer === null) continue;
      if (!(await answersTwice(take))) return ok(answer);
      lateUntil(clock.elapsed() + LATE_MS);
      return err('no-answer');
    }
    lateUntil(saidAtMs + LATE_MS);
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

  const isQuiet = () => clock.elapsed() >= surelyQuietAtMs;

  return {
    async ask(question, take) {
      for (;;) {
        // Waited for without the turn, so that an order can go out meanwhile.
        await waitUntil(surelyQuietAtMs);
        if (isClosed) return err('no-answer');
        const answer = await inTurn(async () => (isQuiet() ? hear(question, take) : ok(null)));
        if (!answer.ok) return answer;
        if (answer.value !== null) return ok(answer.value);
      }
    },
    order: (words, take) =>
      inTurn(async () => {
        const wasQuiet = isQuiet();
        const answer = await hear(words, take);
        // It may have been the late one: then its own is still to come.
        if (!wasQuiet) lateUntil(clock.elapsed() + LATE_MS);
        return answer.ok ? ok() : answer;
      }),
    tell: (words) => inTurn(() => say(words)),
    async close() {
      isClosed = true;
      for (const end of [...waits]) end();
      turns.refuseWaiting();
      await serial.close();
    },
  };
}
