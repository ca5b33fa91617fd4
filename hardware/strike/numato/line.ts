/** One question at a time to a Numato board, each with its own answer. Knows the words, not what hangs on the relays. */
import type { Clock } from '../../../shared/basics/clock.ts';
import { ok, type Result } from '../../../shared/basics/result.ts';
import type { SerialLike } from '../../ports/serial.ts';
import type { TransportError } from '../../ports/transport.ts';
import { createHalfDuplex, type NoAnswer } from '../../transport/half-duplex.ts';
import { type Command, commandBytes, createReplyReader } from './codec.ts';

const OPEN_MS = 2_000;
/** The board answers within a few milliseconds; three times an interval of reading is plenty. */
const ANSWER_MS = 300;

export interface NumatoLine {
  ask(command: Command): Promise<Result<string, NoAnswer>>;
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
    async ask(command) {
      const reply = await wire.ask(commandBytes(command), () => {
        const replies = createReplyReader();
        // A late answer to another question carries that question's echo, and is passed over.
        return (piece) => replies.push(piece).find((one) => one.echo === command) ?? null;
      });
      return reply.ok ? ok(reply.value.answer) : reply;
    },
    close: wire.close,
  });
}
