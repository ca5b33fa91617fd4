/** A KMTronic relay board on an FTDI chip: a strike on its first relay, and no inputs. */
import type { Clock } from '../../../shared/basics/clock.ts';
import { err, ok, type Result } from '../../../shared/basics/result.ts';
import type { SerialLike } from '../../ports/serial.ts';
import type { TransportError } from '../../ports/transport.ts';
import { createHalfDuplex, type HalfDuplex } from '../../transport/half-duplex.ts';
import type { RelayBoard } from '../relay-board.ts';
import { openStrikeBoard, type StrikeBoard } from '../strike-board.ts';
import { createAllReader, createOneReader, STATUS_OF_ALL, statusOfOneFrame, switchFrame } from './codec.ts';

const OPEN_MS = 2_000;
const ANSWER_MS = 300;
/** Boards up to this size do not know the question for all. */
const ASKED_ONE_BY_ONE = 2;

export async function openKmtronicBoard(
  serial: SerialLike,
  clock: Clock,
  relayCount: number,
): Promise<Result<StrikeBoard, TransportError>> {
  const opened = await serial.open(9_600, { deadlineMs: OPEN_MS });
  if (!opened.ok) return opened;
  const line = createHalfDuplex(serial, clock, { answerMs: ANSWER_MS });
  const relays = relaysOn(line, relayCount);
  await relays.allOff();
  if ((await relays.read()) === null) {
    await line.close();
    return err({ code: 'failed', detail: 'it does not answer as a relay board' });
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

function relaysOn(line: HalfDuplex, relayCount: number): RelayBoard {
  async function readOneByOne(): Promise<number | null> {
    let mask = 0;
    for (let relay = 0; relay < relayCount; relay++) {
      const status = await line.ask(statusOfOneFrame(relay), createOneReader(relay).push);
      if (!status.ok) return null;
      mask |= status.value.relays;
    }
    return mask;
  }

  async function readAll(): Promise<number | null> {
    const status = await line.ask(STATUS_OF_ALL, createAllReader(relayCount).push);
    return status.ok ? status.value.relays : null;
  }

  return {
    endsByItself: false,
    async on(relay) {
      await line.tell(switchFrame(relay, 'on'));
    },
    async allOff() {
      for (let relay = 0; relay < relayCount; relay++) await line.tell(switchFrame(relay, 'off'));
    },
    read: relayCount > ASKED_ONE_BY_ONE ? readAll : readOneByOne,
  };
}
