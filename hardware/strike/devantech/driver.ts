/** A Devantech USB relay module: a strike on its first relay, and no inputs. */
import type { Clock } from '../../../shared/basics/clock.ts';
import { err, ok, type Result } from '../../../shared/basics/result.ts';
import type { SerialLike } from '../../ports/serial.ts';
import type { TransportError } from '../../ports/transport.ts';
import { createHalfDuplex, type HalfDuplex } from '../../transport/half-duplex.ts';
import type { RelayBoard } from '../relay-board.ts';
import { openStrikeBoard, type StrikeBoard } from '../strike-board.ts';
import { ALL_OFF, createAnswerReader, MODULE, onCommand, relaysOf, STATES } from './codec.ts';

const OPEN_MS = 2_000;
const ANSWER_MS = 300;

export async function openDevantechBoard(
  serial: SerialLike,
  clock: Clock,
): Promise<Result<StrikeBoard, TransportError>> {
  // Its USB port is its own: any speed would do.
  const opened = await serial.open(9_600, { deadlineMs: OPEN_MS });
  if (!opened.ok) return opened;
  const line = createHalfDuplex(serial, clock, { answerMs: ANSWER_MS, flushesAlways: true });
  const module = await line.ask(MODULE, createAnswerReader(2));
  const count = module.ok ? relaysOf(module.value[0] ?? 0) : null;
  if (count === null) {
    await line.close();
    return err({ code: 'failed', detail: 'it does not answer as a relay module that lets go without power' });
  }
  return ok(
    openStrikeBoard(clock, {
      relays: relaysOn(line, count),
      inputs: null,
      onGone: (listener) => serial.onGone(listener),
      close: line.close,
    }),
  );
}

function relaysOn(line: HalfDuplex, count: number): RelayBoard {
  return {
    endsByItself: false,
    async on(relay) {
      await line.tell(onCommand(relay));
    },
    async allOff() {
      await line.tell(ALL_OFF);
    },
    async read() {
      const states = await line.ask(STATES, createAnswerReader(1));
      const mask = states.ok ? states.value[0] : undefined;
      // A relay that the module has not got: the byte is of something else.
      return mask === undefined || mask >> count !== 0 ? null : mask;
    },
  };
}
