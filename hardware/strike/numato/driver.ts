/** A Numato board (2A19:0C05): one line that gives a strike on its relay and a door sensor on its inputs. */
import type { Clock } from '../../../shared/basics/clock.ts';
import { ok, type Result } from '../../../shared/basics/result.ts';
import type { SerialLike } from '../../ports/serial.ts';
import type { TransportError } from '../../ports/transport.ts';
import type { SensorWiring } from '../input-sensor.ts';
import type { BoardInputs, RelayBoard } from '../relay-board.ts';
import { openStrikeBoard, type StrikeBoard } from '../strike-board.ts';
import { inputOf, relaysOf } from './codec.ts';
import { type NumatoLine, openNumatoLine } from './line.ts';

export async function openNumatoBoard(
  serial: SerialLike,
  clock: Clock,
  wiring: SensorWiring,
): Promise<Result<StrikeBoard, TransportError>> {
  const opened = await openNumatoLine(serial, clock);
  if (!opened.ok) return opened;
  const line = opened.value;
  return ok(
    openStrikeBoard(clock, {
      relays: relaysOn(line),
      inputs: { board: inputsOn(line), wiring },
      onGone: (listener) => serial.onGone(listener),
      close: line.close,
    }),
  );
}

function relaysOn(line: NumatoLine): RelayBoard {
  return {
    endsByItself: false,
    on: (relay) => line.order(`relay on ${relay}`),
    allOff: () => line.order('relay writeall 00'),
    async read() {
      const shown = await line.ask('relay readall');
      return shown.ok ? relaysOf(shown.value) : null;
    },
  };
}

function inputsOn(line: NumatoLine): BoardInputs {
  return {
    async read(input) {
      const read = await line.ask(`gpio read ${input}`);
      return read.ok ? inputOf(read.value) : null;
    },
  };
}
