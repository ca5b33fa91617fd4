/**
 * A Modbus relay board that ends a release by itself, whatever becomes of the kiosk: a strike on its first relay, and
 * a door sensor on its inputs.
 */
import type { Clock } from '../../../shared/basics/clock.ts';
import { err, ok, type Result } from '../../../shared/basics/result.ts';
import type { SerialLike } from '../../ports/serial.ts';
import type { TransportError } from '../../ports/transport.ts';
import { createHalfDuplex, type HalfDuplex } from '../../transport/half-duplex.ts';
import type { SensorWiring } from '../input-sensor.ts';
import type { BoardInputs, RelayBoard } from '../relay-board.ts';
import { openStrikeBoard, type StrikeBoard } from '../strike-board.ts';
import {
  allOffFrame,
  createBitsReader,
  createEchoReader,
  pulseFrame,
  readInputsFrame,
  readRelaysFrame,
} from './codec.ts';

/** As the boards leave the factory. */
const BOARD = 1;
const OPEN_MS = 2_000;
const ANSWER_MS = 200;
/** Three and a half characters at 9600 are four milliseconds; adapters that turn around slowly need more. */
const REST_MS = 10;

export async function openModbusBoard(
  serial: SerialLike,
  clock: Clock,
  wiring: SensorWiring,
): Promise<Result<StrikeBoard, TransportError>> {
  const opened = await serial.open(9_600, { deadlineMs: OPEN_MS });
  if (!opened.ok) return opened;
  const line = createHalfDuplex(serial, clock, { answerMs: ANSWER_MS, restMs: REST_MS });
  const relays = relaysOn(line);
  await relays.allOff();
  if ((await relays.read()) === null) {
    await line.close();
    return err({ code: 'failed', detail: 'it does not answer as a relay board' });
  }
  return ok(
    openStrikeBoard(clock, {
      relays,
      inputs: { board: inputsOn(line), wiring },
      onGone: (listener) => serial.onGone(listener),
      close: line.close,
    }),
  );
}

function relaysOn(line: HalfDuplex): RelayBoard {
  const obey = async (frame: Uint8Array) => {
    await line.order(frame, createEchoReader(BOARD).push);
  };
  return {
    endsByItself: true,
    on: (relay, holdMs) => obey(pulseFrame(BOARD, relay, holdMs)),
    allOff: () => obey(allOffFrame(BOARD)),
    async read() {
      const shown = await line.ask(readRelaysFrame(BOARD), createBitsReader(BOARD, 'relays').push);
      return shown.ok ? shown.value.bits : null;
    },
  };
}

function inputsOn(line: HalfDuplex): BoardInputs {
  return {
    async read(input) {
      const shown = await line.ask(readInputsFrame(BOARD), createBitsReader(BOARD, 'inputs').push);
      if (!shown.ok) return null;
      return (shown.value.bits >> input) & 1 ? 1 : 0;
    },
  };
}
