/** A Numato board (2A19:0C05): one wire that gives a strike on its relay and a door sensor on its inputs. */
import type { Clock } from '../../../shared/basics/clock.ts';
import { ok, type Result } from '../../../shared/basics/result.ts';
import type { DoorSensor, Strike } from '../../ports/strike.ts';
import type { TransportError, UsbTransport } from '../../ports/transport.ts';
import { createInputSensor, type SensorWiring } from './input-sensor.ts';
import { openNumatoLine } from './line.ts';
import { createRelayStrike } from './relay-strike.ts';

export interface NumatoBoard {
  readonly strike: Strike;
  readonly sensor: DoorSensor;
  /** Ends both. It does not lock: whoever closes has locked, or cannot. */
  close(): Promise<void>;
}

/** Everything is being switched off when this returns: nobody knows what the relay was last told. */
export async function openNumatoBoard(
  transport: UsbTransport,
  clock: Clock,
  wiring: SensorWiring,
): Promise<Result<NumatoBoard, TransportError>> {
  const opened = await openNumatoLine(transport, clock);
  if (!opened.ok) return opened;
  const line = opened.value;
  const strike = createRelayStrike(line, clock);
  void strike.lock();
  const sensor = createInputSensor(line, clock, wiring);
  const stopListening = transport.onGone(() => {
    strike.lost();
    sensor.lost();
  });
  return ok({
    strike,
    sensor,
    async close() {
      stopListening();
      await Promise.all([sensor.close(), strike.close()]);
      await line.close();
    },
  });
}
