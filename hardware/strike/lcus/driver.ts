/**
 * An LCUS relay board on a CH340: a strike on its first relay, and no inputs. A board of the older firmware, which
 * cannot be asked what its relays do, is refused: nobody could tell whether the door is locked.
 */
import type { Clock } from '../../../shared/basics/clock.ts';
import { err, ok, type Result } from '../../../shared/basics/result.ts';
import type { SerialLike } from '../../ports/serial.ts';
import type { TransportError } from '../../ports/transport.ts';
import { createHalfDuplex } from '../../transport/half-duplex.ts';
import type { RelayBoard } from '../relay-board.ts';
import { openStrikeBoard, type StrikeBoard } from '../strike-board.ts';
import { createStatusReader, QUERY, switchFrame } from './codec.ts';

const OPEN_MS = 2_000;
const ANSWER_MS = 300;

export async function openLcusBoard(
  serial: SerialLike,
  clock: Clock,
  relayCount: number,
): Promise<Result<StrikeBoard, TransportError>> {
  const opened = await serial.open(9_600, { deadlineMs: OPEN_MS });
  if (!opened.ok) return opened;
  const line = createHalfDuplex(serial, clock, { answerMs: ANSWER_MS });
  const relays: RelayBoard = {
    endsByItself: false,
    async on(relay) {
      await line.tell(switchFrame(relay, 'on'));
    },
    async allOff() {
      for (let relay = 0; relay < relayCount; relay++) await line.tell(switchFrame(relay, 'off'));
    },
    async read() {
      const status = await line.ask(QUERY, createStatusReader(relayCount).push);
      return status.ok ? status.value.relays : null;
    },
  };
  await relays.allOff();
  if ((await relays.read()) === null) {
    await line.close();
    return err({ code: 'failed', detail: 'the board does not say what its relays do' });
  }
  return ok(
    openStrikeBoard(clock, {
      relays,
      inputs: null,
      onGone: (listener) => serial.onGone(listener),
      close: line.close,
    }),
  );
}
