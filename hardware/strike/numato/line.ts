/** One question at a time to a Numato board, each with its own answer. Knows the serial line, not what hangs on it. */
import type { Clock } from '../../../shared/basics/clock.ts';
import { err, ok, type Result } from '../../../shared/basics/result.ts';
import type { TransportError, UsbTransport } from '../../ports/transport.ts';
import { endpointOf } from '../../transport/endpoints.ts';
import { createTurns } from '../../transport/turns.ts';
import {
  type Command,
  commandBytes,
  createReplyReader,
  LINE_CODING_9600_8N1,
  SET_CONTROL_LINES,
  SET_LINE_CODING,
} from './codec.ts';

const OPEN_MS = 2_000;
/** The board answers within a few milliseconds; three times an interval of reading is plenty. */
const ANSWER_MS = 300;
const CLASS_COMM = 0x02;
const CLASS_DATA = 0x0a;

export type LineFailure = 'no-answer' | 'gone';

export interface NumatoLine {
  ask(command: Command): Promise<Result<string, LineFailure>>;
  close(): Promise<void>;
}

export async function openNumatoLine(
  transport: UsbTransport,
  clock: Clock,
): Promise<Result<NumatoLine, TransportError>> {
  const comm = transport.interfaces.find((one) => one.classCode === CLASS_COMM);
  const data = transport.interfaces.find((one) => one.classCode === CLASS_DATA);
  const outTo = data ? endpointOf(data, 'bulk', 'out') : null;
  const inFrom = data ? endpointOf(data, 'bulk', 'in') : null;
  if (!comm || !outTo || !inFrom) return err({ code: 'failed', detail: 'no CDC-ACM interface pair' });

  const opened = await transport.open({ deadlineMs: OPEN_MS });
  if (!opened.ok) return opened;
  const setUp = await setUpSerial(transport, comm.number);
  if (!setUp.ok) {
    await transport.close();
    return setUp;
  }

  const { address: outEndpoint } = outTo;
  const { address: inEndpoint, maxPacketBytes } = inFrom;
  const turns = createTurns(clock);
  const replies = createReplyReader();

  async function askNow(command: Command): Promise<Result<string, LineFailure>> {
    const endsAt = clock.elapsed() + ANSWER_MS;
    const left = () => ({ deadlineMs: endsAt - clock.elapsed() });
    replies.reset();
    const sent = await transport.write(outEndpoint, commandBytes(command), left());
    if (!sent.ok) return failure(sent.error, outEndpoint);
    while (left().deadlineMs > 0) {
      const read = await transport.read(inEndpoint, maxPacketBytes, left());
      if (!read.ok) return failure(read.error, inEndpoint);
      // A late answer to an earlier question carries that question's echo, and is passed over.
      const reply = replies.push(read.value).find((one) => one.echo === command);
      if (reply) return ok(reply.answer);
    }
    return err('no-answer');
  }

  async function failure(error: TransportError, endpoint: number): Promise<Result<never, LineFailure>> {
    if (error.code === 'stalled') await transport.clearHalt(endpoint, { deadlineMs: ANSWER_MS });
    return err(error.code === 'gone' ? 'gone' : 'no-answer');
  }

  return ok({
    async ask(command) {
      const turn = await turns.take({ deadlineMs: OPEN_MS });
      if (!turn.ok) return err('no-answer');
      try {
        return await askNow(command);
      } finally {
        turn.value();
      }
    },
    async close() {
      turns.refuseWaiting();
      await transport.close();
    },
  });
}

async function setUpSerial(transport: UsbTransport, comm: number): Promise<Result<void, TransportError>> {
  const coded = await transport.controlOut({ ...SET_LINE_CODING, index: comm }, LINE_CODING_9600_8N1, {
    deadlineMs: OPEN_MS,
  });
  if (!coded.ok) return coded;
  return transport.controlOut({ ...SET_CONTROL_LINES, index: comm }, new Uint8Array(), {
    deadlineMs: OPEN_MS,
  });
}
