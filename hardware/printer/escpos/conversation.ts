/**
 * Asks an ESC/POS printer how it is, whether it has worked off all it was sent, and to forget what it has not. Knows
 * how to ask, not when, and nothing of jobs.
 */
import { joinBytes } from '../../../shared/basics/bytes.ts';
import type { Clock } from '../../../shared/basics/clock.ts';
import type { PrinterState, PrinterTrouble } from '../../ports/printer.ts';
import type { PrinterWire } from '../printer-wire.ts';
import {
  ASK_IN_ORDER,
  askProcessId,
  CLEAR_BUFFERS,
  END_WHAT_WAS_CUT,
  type ProcessId,
  realTimeStatus,
  STATUS_QUESTIONS,
  type StatusQuestion,
  TELL_NO_CHANGES,
} from './commands.ts';
import { createReplyReader, type Reply } from './replies.ts';
import { troublesInAnswers, troublesInAutomatic } from './status.ts';

const CLEAR_MS = 200;
const STATUS_MS = 1_000;
const PORT_STATUS_MS = 200;
const IDLE_MS = 1_500;

/** How this printer shows that it has printed all it was sent; the second for those that know no process ids. */
export type Proof = 'process-id' | 'in-order';

export type Heard = Reply | 'silent' | 'gone';

export interface Conversation {
  ask(): Promise<PrinterState>;
  /** The proof that works with this printer, as soon as it has worked off everything; null when it does not answer. */
  proveIdle(): Promise<Proof | null>;
  /** True when it says that its buffers are empty. */
  clear(proof: Proof | null): Promise<boolean>;
  /** The next reply for which `isWanted`; others are let pass. */
  hear(isWanted: (reply: Reply) => boolean, deadlineMs: number): Promise<Heard>;
}

/** In small letters, which no job id has. */
const PROBES = ['aska', 'askb'] as const;

export function createConversation(wire: PrinterWire, clock: Clock): Conversation {
  const reader = createReplyReader();
  let waiting: Reply[] = [];
  let probes = 0;

  async function hear(isWanted: (reply: Reply) => boolean, deadlineMs: number): Promise<Heard> {
    const endsAt = clock.elapsed() + deadlineMs;
    for (;;) {
      for (let reply = waiting.shift(); reply; reply = waiting.shift()) if (isWanted(reply)) return reply;
      const read = await wire.read(endsAt - clock.elapsed());
      if (!read.ok) return read.error.code === 'gone' ? 'gone' : 'silent';
      waiting = reader.push(read.value);
    }
  }

  /** What was said for an older question, of this process or one before, speaks of an older moment. */
  async function forgetOlder(): Promise<void> {
    await wire.drain();
    waiting = [];
    reader.reset();
  }

  async function askNow(): Promise<PrinterState> {
    await forgetOlder();
    const endsAt = clock.elapsed() + STATUS_MS;
    const answers: Record<StatusQuestion, number> = { 1: 0, 2: 0, 3: 0, 4: 0 };
    let told: PrinterTrouble[] = [];
    const isAnswer = (reply: Reply) => {
      if (reply.kind === 'automatic') told = troublesInAutomatic(reply.bytes);
      return reply.kind === 'real-time';
    };
    for (const question of STATUS_QUESTIONS) {
      const sent = await wire.write(realTimeStatus(question), endsAt - clock.elapsed());
      const isGone = !sent.ok && sent.error.code === 'gone';
      const heard = sent.ok ? await hear(isAnswer, endsAt - clock.elapsed()) : isGone ? 'gone' : 'silent';
      if (heard === 'gone') return { ready: false, troubles: ['gone'] };
      if (heard === 'silent' || heard.kind !== 'real-time') {
        const isPaperOut = await wire.portSaysPaperOut(PORT_STATUS_MS);
        if (isPaperOut === true && !told.includes('paper-out')) told.push('paper-out');
        return { ready: false, troubles: [...told, 'silent'] };
      }
      answers[question] = heard.byte;
    }
    const troubles = troublesInAnswers(answers);
    return troubles.length === 0 ? { ready: true } : { ready: false, troubles };
  }

  return {
    hear,
    ask: askNow,
    async proveIdle() {
      await forgetOlder();
      const id: ProcessId = PROBES[probes++ % PROBES.length] ?? PROBES[0];
      // The bytes of an automatic status that lost its first would look like an answer in order.
      const question = joinBytes([TELL_NO_CHANGES, askProcessId(id), ASK_IN_ORDER]);
      const sent = await wire.write(question, IDLE_MS);
      // The answers come in the order of the questions: without a process id before it, there will be none.
      const isProof = (reply: Reply) =>
        (reply.kind === 'process-id' && reply.id === id) || reply.kind === 'in-order';
      const heard = sent.ok ? await hear(isProof, IDLE_MS) : 'silent';
      if (typeof heard === 'string') {
        return null;
      }
      if (heard.kind === 'in-order') return 'in-order';
      await hear((reply) => reply.kind === 'in-order', CLEAR_MS);
      return 'process-id';
    },
    async clear(proof) {
      await forgetOlder();
      if (proof !== 'in-order') {
        const sent = await wire.write(CLEAR_BUFFERS, CLEAR_MS);
        const heard = sent.ok ? await hear((reply) => reply.kind === 'cleared', CLEAR_MS) : 'silent';
        if (heard === 'gone') return false;
        if (heard !== 'silent') return true;
      }
      // It does not know that word, or its buffer is so full that it takes not even that.
      await wire.softReset();
      const sent = await wire.write(END_WHAT_WAS_CUT, CLEAR_MS);
      return sent.ok && proof === 'in-order';
    },
  };
}
