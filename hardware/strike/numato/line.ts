/** One question at a time to a Numato board, each with its own answer. Knows the words, not what hangs on the relays. */
import type { Clock } from '../../../shared/basics/clock.ts';
import { ok, type Result } from '../../../shared/basics/result.ts';
import type { SerialLike } from '../../ports/serial.ts';
import type { TransportError } from '../../ports/transport.ts';
import { createHalfDuplex, type NoAnswer, type Take } from '../../transport/half-duplex.ts';
import { commandBytes, createReplyReader, type Order, type Question, type Reply } from './codec.ts';

const OPEN_MS = 2_000;
/** The board answers within a few milliseconds; three times an interval of reading is plenty. */
const ANSWER_MS = 300;

export interface NumatoLine {
  ask(question: Question): Promise<Result<string, NoAnswer>>;
  /** Said at once, also while an earlier answer is late. */
  order(order: Order): Promise<void>;
  close(): Promise<void>;
}

export async function openNumatoLine(
  serial: SerialLike,
  clock: Clock,
): Promise<Result<NumatoLine, TransportError>> {
  // The board's USB port is its own: any speed would do.
  const opened = await serial.open(9_600, { deadlineMs: OPEN_MS });
  if (!opened.ok) return opened;
  const wire = createHalfDuplex(serial, clock, { answerMs: ANSWER_MS });
  return ok({
    async ask(question) {
      const reply = await wire.ask(commandBytes(question), replyTo(question));
      return reply.ok ? ok(reply.value.answer) : reply;
    },
    async order(order) {
      await wire.order(commandBytes(order), replyTo(order));
    },
    close: wire.close,
  });
}

/** A reply carries what it replies to: that to another command is passed over. */
function replyTo(command: Question | Order): Take<Reply> {
  const replies = createReplyReader();
  return (piece) => replies.push(piece).find((one) => one.echo === command) ?? null;
}
